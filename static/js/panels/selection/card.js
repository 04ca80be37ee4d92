// The card of what is selected: what it is, and what of it a person may set. One file per kind of thing knows
// the fields; this chooses.

import { useComputed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { splitKey } from "../../model/page/view.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { AskSelected } from "../question/ask_links.js";
import { EdgeCard } from "./edge.js";
import { SettingsCard } from "./loss.js";
import { BiasCard, InputCard, NeuronCard, TargetCard } from "./neuron.js";
import { SeveralCard } from "./several.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * What a card of one thing is given; `edits` is false for those who only look.
 * @typedef {Surroundings & {known: Facts, id: string, edits: boolean}} CardProps
 */

/** @type {Record<string, (props: CardProps) => any>} */
const CARDS = {
  neuron: NeuronCard,
  input: InputCard,
  bias: BiasCard,
  target: TargetCard,
  edge: EdgeCard,
  knob: EdgeCard,
  loss: SettingsCard,
};

/** @param {Surroundings} props */
export function SelectionCard(props) {
  const { model, playhead } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const selected = [...model.view.selection.value];
  if (known === null || selected.length === 0) return null;
  const edits = model.editor.canEdit.value;
  if (selected.length > 1) {
    return html`<article class="card" data-testid="selection-card">
      <${SeveralCard} ...${props} known=${known} keys=${selected} edits=${edits} />
      <${Leave} model=${model} />
    </article>`;
  }
  const { kind, id } = splitKey(selected[0]);
  const Card = CARDS[kind] ?? SettingsCard;
  return html`<article class="card" data-testid="selection-card" data-key=${selected[0]}>
    <${Card} key=${selected[0]} ...${props} known=${known} id=${id} edits=${edits} />
    <${AskSelected} model=${model} known=${known} target=${selected[0]} />
    <${Leave} model=${model} />
  </article>`;
}

/** Back to the step. @param {{model: Surroundings["model"]}} props */
function Leave({ model }) {
  const leave = () => (model.view.selection.value = new Set());
  return html`<p class="actions"><button type="button" class="link quiet" onClick=${leave}>${say("back_to_step")}</button></p>`;
}
