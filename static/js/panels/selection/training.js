// How the network is trained, folded away in the card of L: optimizer, batches, schedule, penalties, new
// weights. A field that is left empty has the default that it shows. Must not know which numbers an optimizer
// takes: the server tells it.

import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { hyperOf, inFull, kindOf, kindsOf, numberOf } from "../../model/document/training.js";
import { TRAINING_DEFAULTS } from "../../protocol/document.js";
import { Tex } from "../formula/tex.js";
import { CheckField, ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";
import { ReductionChoice, UpdateChoice } from "./convention_fields.js";
import { refusalOf } from "./parts.js";

/**
 * @import { HyperParameter } from "../../protocol/messages.js"
 * @import { Part } from "../../model/document/training.js"
 * @import { CardProps } from "./card.js"
 */

/** Numbers that parts without kinds have, with their defaults and their symbols in the step cards. */
const PENALTIES = [
  { name: "l1", default: TRAINING_DEFAULTS.penalty.l1, symbol: String.raw`\lambda_1` },
  { name: "l2", default: TRAINING_DEFAULTS.penalty.l2, symbol: String.raw`\lambda_2` },
];
const CLIPS = [
  { name: "clip_value", default: null, symbol: "c" },
  { name: "max_norm", default: null, symbol: "n" },
];
const WARM_UP = { name: "total_iters", default: null, symbol: "" };
const WARM_START = { name: "start_factor", default: TRAINING_DEFAULTS.warm_up.start_factor, symbol: "" };

/** @param {CardProps} props */
export const TrainingFields = (props) => html`<details class="training" data-testid="training">
  <summary>${say("training")}</summary>
  <${OptimizerFields} ...${props} />
  <${BatchFields} ...${props} />
  <${RateFields} ...${props} />
  <h3>${say("training_limits")}</h3>
  <${NumberFields} ...${props} part="penalty" numbers=${PENALTIES} />
  <${NumberFields} ...${props} part="clip" numbers=${CLIPS} />
  <${WeightFields} ...${props} />
</details>`;

/** @param {CardProps} props */
function OptimizerFields(props) {
  const { model, known } = props;
  return html`
    <${KindField} ...${props} part="optimizer" commit=${model.editor.setOptimizer} />
    <${NumberFields} ...${props} part="optimizer" numbers=${hyperOf(known.document, known.operations, "optimizer")} />
    <${UpdateChoice} ...${props} />
  `;
}

/** @param {CardProps} props */
function BatchFields(props) {
  const { model, known, edits } = props;
  const { batch_size: size, shuffle, seed } = inFull(known.document);
  const { editor } = model;
  const set =
    (/** @type {typeof editor.setSeed} */ verb) =>
    (/** @type {number} */ value, /** @type {string} */ gesture) =>
      refusalOf(model, verb(value, gesture));
  return html`
    <h3>${say("training_batches")}</h3>
    <${NumberField} label=${say("batch_size")} name="batch-size" value=${size} commit=${set(editor.setBatchSize)} readOnly=${!edits} />
    ${size > 1 && html`<${ReductionChoice} ...${props} />`}
    <${CheckField} label=${say("shuffle")} name="shuffle" checked=${shuffle} readOnly=${!edits} commit=${editor.setShuffle} />
    ${shuffle && html`<${NumberField} label=${say("seed")} name="seed" value=${seed} commit=${set(editor.setSeed)} readOnly=${!edits} />`}
  `;
}

/** @param {CardProps} props */
function RateFields(props) {
  const { model, known } = props;
  const warms = numberOf(known.document, "warm_up", "total_iters") !== null;
  return html`
    <h3>${say("training_rate")}</h3>
    <${KindField} ...${props} part="schedule" commit=${model.editor.setSchedule} />
    <${NumberFields} ...${props} part="schedule" numbers=${hyperOf(known.document, known.operations, "schedule")} />
    <${NumberFields} ...${props} part="warm_up" numbers=${warms ? [WARM_UP, WARM_START] : [WARM_UP]} />
  `;
}

/** @param {CardProps} props */
function WeightFields(props) {
  const { model, known, edits } = props;
  const numbers = hyperOf(known.document, known.operations, "initializer");
  const seed = { name: "seed", default: TRAINING_DEFAULTS.initializer.seed, symbol: "" };
  return html`
    <h3>${say("training_weights")}</h3>
    <${KindField} ...${props} part="initializer" commit=${model.editor.setInitializer} />
    <${NumberFields} ...${props} part="initializer" numbers=${[...numbers, seed]} />
    ${edits && html`<p class="actions"><button type="button" class="link" onClick=${() => model.editor.initialize()}>${say("initialize")}</button></p>`}
  `;
}

/** Which kind a part has. @param {CardProps & {part: "optimizer" | "schedule" | "initializer", commit: (kind: string) => unknown}} props */
function KindField({ known, part, edits, commit }) {
  const kind = kindOf(known.document, part);
  const kinds = kindsOf(known.operations, part);
  const words = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return html`<${ChoiceField} label=${say(part)} name=${part} value=${kind} readOnly=${!edits}
    options=${words.map((word) => [word, wordOf(part, word)])} commit=${commit} />`;
}

/** The numbers of a part. @param {CardProps & {part: Part, numbers: readonly HyperParameter[]}} props */
const NumberFields = ({ numbers, ...props }) =>
  numbers.map(
    (number) => html`<${HyperField} key=${`${props.part} ${number.name}`} ...${props} number=${number} />`,
  );

/** @param {CardProps & {part: Part, number: HyperParameter}} props */
function HyperField({ model, known, edits, part, number }) {
  const { name, symbol } = number;
  const code = part === "initializer" && name === "seed" ? "initializer_seed" : `hyper_${name}`;
  const set = (/** @type {number | null} */ value, /** @type {string | undefined} */ gesture = undefined) =>
    refusalOf(model, model.editor.setTrainingNumber(part, name, value, gesture));
  const needed = number.default === null && (part === "schedule" || part === "initializer");
  const label = html`${say(code)}${symbol && html` <${Tex} latex=${symbol} />`}`;
  return html`<${NumberField} label=${label} name=${`${part}-${name}`} value=${numberOf(known.document, part, name)} readOnly=${!edits}
    placeholder=${number.default === null ? say(needed ? "needed" : "none") : authored(number.default)}
    commit=${set} emptied=${needed ? undefined : () => set(null)} />`;
}
