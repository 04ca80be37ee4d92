// The card of the loss, which is also where the learning rate and the run's weights are looked after: what
// concerns the whole network. Must not know the losses: the server tells them.

import { lossLetter } from "../../lib/letters.js";
import { say } from "../../lib/say.js";
import { learningRate } from "../../model/document/training.js";
import { ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";
import { Numbers, refusalOf } from "./parts.js";
import { TrainingFields } from "./training.js";

/** @import { CardProps } from "./card.js" */

/** @param {CardProps} props */
export function SettingsCard(props) {
  const { known } = props;
  return html`
    <p class="kicker">${say("loss")}</p>
    <h2><span class="name">${lossLetter()}</span></h2>
    <${Settings} ...${props} />
    <${TrainingFields} ...${props} />
    <${Numbers} known=${known} rows=${[{ latex: "L", kind: "value", quantity: "loss", reading: known.read.loss() }]} />
    <${RunActions} model=${props.model} />
  `;
}

/** Loss and learning rate. @param {CardProps} props */
export function Settings({ model, known, edits }) {
  const words = known.operations.losses.map(({ name }) => name);
  const losses = words.includes(known.document.loss) ? words : [known.document.loss, ...words];
  return html`
    <${ChoiceField} stacked label=${say("loss")} name="loss" value=${known.document.loss} readOnly=${!edits}
      options=${losses.map((word) => [word, wordOf("loss", word)])}
      commit=${(/** @type {string} */ word) => model.editor.setLoss(word)} />
    <${NumberField} label=${say("learning_rate")} name="learning-rate" value=${learningRate(known.document, known.operations)} readOnly=${!edits}
      commit=${(/** @type {number} */ rate, /** @type {string} */ gesture) => refusalOf(model, model.editor.setLearningRate(rate, gesture))} />
  `;
}

/** Once a run has moved the weights: keep what it found, or return. @param {{model: CardProps["model"]}} props */
export function RunActions({ model }) {
  const cursor = model.cursor.state.value;
  const plan = model.plan.current.value;
  const moved =
    cursor !== null && plan !== null && (cursor.iteration > cursor.start || cursor.step >= plan.stepCount);
  if (!model.editor.canEdit.value || !moved) return null;
  return html`<p class="actions">
    <button type="button" class="link" onClick=${() => model.transport.keep()}>${say("keep_weights")}</button>
    <button type="button" class="link" onClick=${() => model.transport.reset()}>${say("reset_weights")}</button>
  </p>`;
}
