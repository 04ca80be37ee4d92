// What the cards of selected things share: a heading, a list of computed numbers, a parameter's fields, a way
// to delete. Knows nothing of which thing it is.

import { normalName } from "../../lib/names.js";
import { say, word } from "../../lib/say.js";
import { isTrainable } from "../../model/document/reading.js";
import { Tex } from "../formula/tex.js";
import { digits, flatSlope } from "../formula/tokens.js";
import { useCount } from "../parts/facts.js";
import { CheckField, NumberField, TextField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Name, Say } from "../parts/sentence.js";

/**
 * @import { Refusal } from "../../model/document/refusal.js"
 * @import { CardProps } from "./card.js"
 * @import { Reading, Sentence } from "../formula/tokens.js"
 */

/** @param {{kicker: Sentence, name: string}} props */
export const Heading = ({ kicker, name }) =>
  html`<p class="kicker"><${Say} sentence=${kicker} /></p><h2><${Name} name=${name} /></h2>`;

/**
 * Computed numbers, each beside its symbol.
 * @typedef {{latex: string, kind: "value" | "gradient", quantity: string, reading: Reading}} NumberRow
 * @param {{rows: NumberRow[], known: CardProps["known"]}} props
 */
export function Numbers({ rows, known }) {
  const several = (known.document.samples?.length ?? 0) > 1;
  return html`<dl class="numbers">
    ${rows.map(
      ({ latex, kind, quantity, reading }) => html`<div key=${quantity}>
        <dt class=${kind}><${Tex} latex=${latex} /></dt>
        <dd class=${`${kind} ${reading.state}`} data-quantity=${quantity} data-state=${reading.state}
          data-value=${reading.state === "none" ? undefined : String(reading.value)}>
          ${reading.state === "none" && !reading.asked ? say("not_computed") : digits(reading)}
        </dd>
      </div>`,
    )}
  </dl>
  ${several && rows.some(isOfSample) && html`<p class="note" data-testid="whose">${say("numbers_of_sample")}</p>`}`;
}

/** Whether a number is a loss or a gradient: each sample has its own. @param {NumberRow} row */
const isOfSample = ({ kind, quantity }) => kind === "gradient" || quantity === "loss";

/**
 * The sentence of a refusal, if a verb answered with one. It is shown under the field and nowhere else.
 * @param {CardProps["model"]} model @param {unknown} answer
 */
export function refusalOf(model, answer) {
  if (answer === null || typeof answer !== "object" || !("code" in answer)) return undefined;
  model.editor.problem.value = null;
  return word(/** @type {Refusal} */ (answer));
}

/**
 * A parameter's value, name and whether training changes it, and its gradient.
 * @param {CardProps & {parameter: string, field: string, sharing?: any, numbers?: NumberRow[]}} props
 */
export function ParameterFields({ model, known, parameter, field, edits, sharing = null, numbers = [] }) {
  const record = known.index.parameters.get(parameter);
  if (record === undefined) return null;
  const name = record.name ?? record.id;
  const value = known.read.parameter(parameter).value;
  const gradient = known.read.parameterGradient(parameter);
  const set = (/** @type {number} */ next, /** @type {string} */ gesture) =>
    refusalOf(model, model.editor.setParameter(parameter, next, gesture));
  return html`
    <${NumberField} label=${say("value")} name=${field} value=${value} commit=${set} readOnly=${!edits} />
    <${TextField} label=${say("name")} name="parameter-name" value=${name} readOnly=${!edits}
      commit=${(/** @type {string} */ typed) => refusalOf(model, model.editor.rename("parameter", parameter, normalName(typed)))} />
    ${sharing}
    <${CheckField} label=${say("trainable")} name="trainable" checked=${isTrainable(record)} readOnly=${!edits}
      commit=${(/** @type {boolean} */ on) => model.editor.setTrainable(parameter, on)} />
    ${useCount(known, parameter) > 1 && html`<p class="note">${say("uses", { count: useCount(known, parameter) })}</p>`}
    <${Numbers} known=${known} rows=${[{ latex: flatSlope(name), kind: "gradient", quantity: "gradient", reading: gradient }, ...numbers]} />
  `;
}

/** @param {{model: CardProps["model"], target: string, edits: boolean}} props */
export function Delete({ model, target, edits }) {
  if (!edits) return null;
  return html`<p class="actions">
    <button type="button" class="link" onClick=${() => model.editor.remove([target])}>${say("remove")}</button>
  </p>`;
}

/** The choices of a parameter to share, as options. @param {CardProps["known"]} known @param {string | null | undefined} own */
export const shareable = (known, own) =>
  known.document.parameters
    .filter(({ id }) => id !== own)
    .map(({ id, name }) => /** @type {[string, string]} */ ([id, say("bias_shared", { name: name ?? id })]));
