// The card of an edge and of its weight: an edge has nothing to set but the weight. Must not know how a
// parameter is shared.

import { latexName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { flatDelta } from "../formula/notation.js";
import { neuronName, parameterName, useCount } from "../parts/facts.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Delete, Heading, ParameterFields } from "./parts.js";

/**
 * @import { Edge } from "../../protocol/messages.js"
 * @import { NumberRow } from "./parts.js"
 * @import { CardProps } from "./card.js"
 */

/** @param {CardProps} props */
export function EdgeCard(props) {
  const { model, known, id, edits } = props;
  const edge = known.index.edges.get(id);
  if (edge === undefined) return null;
  const shared = useCount(known, edge.weight) > 1;
  const options = /** @type {[string, string][]} */ ([
    ["own", say("no_other")],
    ...known.document.parameters
      .filter((each) => shared || each.id !== edge.weight)
      .map((each) => [each.id, each.name ?? each.id]),
  ]);
  const sharing = html`<${ChoiceField} label=${say("shared_with")} name="weight" value=${shared ? edge.weight : "own"} readOnly=${!edits}
    options=${options} commit=${(/** @type {string} */ choice) => model.editor.setWeightParameter(id, choice)} />`;
  const ends = { source: mark(neuronName(known, edge.source)), target: mark(neuronName(known, edge.target)) };
  return html`
    <${Heading} kicker=${{ code: "select_weight", values: ends }} name=${parameterName(known, edge.weight)} />
    <${ParameterFields} ...${props} parameter=${edge.weight} field="value" sharing=${sharing} numbers=${numbers(props, edge)} />
    <${Delete} model=${model} target=${`edge:${id}`} edits=${edits} />
  `;
}

/** What runs along the edge, forward and back. @param {CardProps} props
 * @param {Edge} edge @returns {NumberRow[]} */
function numbers({ known }, { id, source, target, weight }) {
  const w = latexName(parameterName(known, weight));
  const carried = `${w}\\,${latexName(neuronName(known, source))}`;
  const returned = `${w}\\,${flatDelta(known, neuronName(known, target))}`;
  return [
    { latex: carried, kind: "value", quantity: "term", reading: known.read.term(id) },
    { latex: returned, kind: "gradient", quantity: "contribution", reading: known.read.contribution(id) },
  ];
}
