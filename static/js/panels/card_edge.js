// The card of an edge and of its weight: an edge has nothing to set but the weight.

import { say } from "../lib/words.js";
import { Delete, Heading, Numbers, ParameterFields, shareable } from "./card_parts.js";
import { neuronName, parameterName, useCount } from "./facts.js";
import { ChoiceField } from "./field.js";
import { html } from "./html.js";
import { latexName } from "../lib/names.js";
import { delta } from "./tokens.js";

/** @import { CardProps } from "./selection_card.js" */

/** @param {CardProps} props */
export function EdgeCard(props) {
  const { model, known, id, edits } = props;
  const edge = known.index.edges.get(id);
  if (edge === undefined) return null;
  const own = /** @type {[string, string][]} */ ([
    [edge.weight, parameterName(known, edge.weight)],
    ...(useCount(known, edge.weight) > 1 ? [["own", say("weight_own")]] : []),
  ]);
  const ends = { source: neuronName(known, edge.source), target: neuronName(known, edge.target) };
  return html`
    <${Heading} kicker=${say("select_weight", ends)} name=${parameterName(known, edge.weight)} />
    <${ParameterFields} ...${props} parameter=${edge.weight} field="value" />
    <${Numbers} rows=${numbers(props, edge)} />
    <${ChoiceField} label=${say("weight")} name="weight" value=${edge.weight} readOnly=${!edits}
      options=${[...own, ...shareable(known, edge.weight)]}
      commit=${(/** @type {string} */ choice) => model.editor.setWeightParameter(id, choice)} />
    <${Delete} model=${model} target=${`edge:${id}`} edits=${edits} />
  `;
}

/** What runs along the edge, forward and back. @param {CardProps} props
 * @param {{id: string, source: string, target: string, weight: string}} edge */
function numbers({ known }, { id, source, target, weight }) {
  const w = latexName(parameterName(known, weight));
  const carried = `${w}\\,${latexName(neuronName(known, source))}`;
  const returned = `${w}\\,${delta(neuronName(known, target))}`;
  return [
    { latex: carried, kind: "value", quantity: "term", reading: known.read.term(id) },
    { latex: returned, kind: "gradient", quantity: "contribution", reading: known.read.contribution(id) },
  ];
}
