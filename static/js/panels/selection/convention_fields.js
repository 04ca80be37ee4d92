// Settings that are matters of convention, each with one sentence on what it changes. They stand in the card of
// L and among the looks alike; a page that may not edit sees them as they are. Must not know who may edit.

import { say } from "../../lib/say.js";
import { isHalved, lossLetterOf, squaredError } from "../../model/document/conventions.js";
import { inFull, isPlain } from "../../model/document/training.js";
import {
  CONVENTION_DEFAULTS,
  DELTA_NAMES,
  ERROR_ORDERS,
  INPUT_LAYERS,
  LOSS_LETTERS,
  PRE_ACTIVATIONS,
  RATE_LETTERS,
  TRAINING_DEFAULTS,
  UPDATES,
  WEIGHT_ORDERS,
} from "../../protocol/document.js";
import { latexDelta, latexSum } from "../formula/notation.js";
import { spokenLatex } from "../formula/spoken.js";
import { Tex } from "../formula/tex.js";
import { html } from "../parts/html.js";
import { mark, slopeMark, wordOf } from "../parts/prose.js";
import { Segments } from "../parts/segments.js";
import { Prose } from "../parts/sentence.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Notation } from "../../model/document/conventions.js"
 * @import { CardProps } from "./card.js"
 *
 * @typedef {Pick<CardProps, "model" | "known" | "edits">} ConventionProps
 */

/** Nothing is settled: the checker asks. */
const ASK = "ask";
/** @type {Readonly<Record<string, string>>} */
const ORDER_WORDS = {
  [ASK]: "weight_order_ask",
  "to-from": "weight_order_leads",
  "from-to": "weight_order_comes",
};

/** Whether the loss has its ½, where it is a loss that is written both ways. @param {ConventionProps} props */
export function HalfChoice({ model, known, edits }) {
  const halved = isHalved(known.document);
  if (halved === null) return null;
  return html`<${Segments} label=${say("half")} name="half" value=${halved ? "half" : "whole"} readOnly=${!edits}
    options=${[
      ["half", html`<${Tex} latex=${String.raw`\tfrac12\sum (y-t)^2`} />`, say("half_spoken")],
      ["whole", html`<${Tex} latex=${String.raw`\sum (y-t)^2`} />`, say("whole_spoken")],
    ]}
    commit=${(/** @type {string} */ choice) => model.editor.setLoss(squaredError(choice === "half"))}
    note=${halved ? html`<${Prose} text=${say("half_note", { slope: slopeMark("L", "y"), y: mark("y"), t: mark("t") })} />` : say("whole_note")} />`;
}

/** How the samples of a batch are combined. @param {ConventionProps} props */
export function ReductionChoice({ model, known, edits }) {
  const { reduction, batch_size: size } = inFull(known.document);
  const note = say(size > 1 ? `note_${reduction}` : "note_one");
  return html`<${Segments} label=${say("reduction")} name="reduction" value=${reduction} readOnly=${!edits}
    options=${known.operations.reductions.map(({ name }) => [name, wordOf("reduction", name)])}
    commit=${model.editor.setReduction} note=${note} />`;
}

/** When the weights move. One by one is for plain descent only. @param {ConventionProps} props */
export function UpdateChoice({ model, known, edits }) {
  const now = inFull(known.document).update;
  const barred = now === TRAINING_DEFAULTS.update && !isPlain(known.document);
  const refused = model.plan.missing.value.some(({ code }) => code === "sequential_needs_sgd");
  const note = say(barred || refused ? "sequential_needs_sgd" : `note_${now}`);
  return html`<${Segments} label=${say("update")} name="update" value=${now} readOnly=${!edits || barred}
    options=${UPDATES.map((word) => [word, say(`update_${word}`)])}
    commit=${model.editor.setUpdate} note=${note} problem=${refused} />`;
}

/** What formulas call what a neuron adds up. @param {ConventionProps} props */
export function SumChoice({ model, known, edits }) {
  const { pre_activation: now, delta } = known.index.notation;
  return html`<${Segments} label=${say("sum_name")} name="pre-activation" value=${now} readOnly=${!edits}
    options=${PRE_ACTIVATIONS.map((sign) => typesetOption(sign, latexSum(noted(sign, delta), exampleOf(known.document))))}
    commit=${(/** @type {Notation["pre_activation"]} */ sign) => model.editor.setConvention({ pre_activation: sign })}
    note=${say("sum_note")} />`;
}

/** Whether ∂L/∂z is called δ. @param {ConventionProps} props */
export function DeltaChoice({ model, known, edits }) {
  const { pre_activation: sum, delta: now } = known.index.notation;
  return html`<${Segments} label=${say("delta_name")} name="delta" value=${now} readOnly=${!edits}
    options=${DELTA_NAMES.map((way) => typesetOption(way, latexDelta(noted(sum, way), exampleOf(known.document))))}
    commit=${(/** @type {Notation["delta"]} */ delta) => model.editor.setConvention({ delta })}
    note=${say("delta_note")} />`;
}

/** The letter of the loss. @param {ConventionProps} props */
export function LossChoice({ model, known, edits }) {
  const { loss: now } = known.index.notation;
  const refused = lossLetterOf(known.document) !== now;
  return html`<${Segments} label=${say("loss_letter")} name="loss-letter" value=${now} readOnly=${!edits}
    options=${LOSS_LETTERS.map((letter) => [letter, html`<span class="name">${letter}</span>`, letter])}
    commit=${(/** @type {Notation["loss"]} */ loss) => model.editor.setConvention({ loss })}
    note=${say(refused ? "loss_letter_taken" : "loss_letter_note")} />`;
}

/** The letter of the learning rate. @param {ConventionProps} props */
export function RateChoice({ model, known, edits }) {
  const signs = { eta: "η", alpha: "α" };
  return html`<${Segments} label=${say("rate_letter")} name="rate-letter" value=${known.index.notation.rate} readOnly=${!edits}
    options=${RATE_LETTERS.map((word) => [word, html`<span class="name">${signs[word]}</span>`, word])}
    commit=${(/** @type {Notation["rate"]} */ rate) => model.editor.setConvention({ rate })} note=${say("rate_letter_note")} />`;
}

/** How an error is written. @param {ConventionProps} props */
export function ErrorChoice({ model, known, edits }) {
  const latex = { output_first: "y-t", target_first: "-(t-y)" };
  return html`<${Segments} label=${say("error_order")} name="error-order" value=${known.index.notation.error} readOnly=${!edits}
    options=${ERROR_ORDERS.map((way) => typesetOption(way, latex[way]))}
    commit=${(/** @type {Notation["error"]} */ error) => model.editor.setConvention({ error })} note=${say("error_order_note")} />`;
}

/** Which index of a weight comes first, where names by layer are read. @param {ConventionProps} props */
export function OrderChoice({ model, known, edits }) {
  return html`<${Segments} label=${say("weight_order")} name="weight-order" value=${known.index.notation.weight_order ?? ASK} readOnly=${!edits}
    options=${[ASK, ...WEIGHT_ORDERS].map((way) => [way, say(ORDER_WORDS[way])])}
    commit=${(/** @type {string} */ way) => model.editor.setConvention({ weight_order: /** @type {Notation["weight_order"]} */ (way === ASK ? null : way) })}
    note=${say("weight_order_note")} />`;
}

/** The number of the inputs' layer there. @param {ConventionProps} props */
export function LayerChoice({ model, known, edits }) {
  const { input_layer: now } = known.index.notation;
  return html`<${Segments} label=${say("input_layer")} name="input-layer" value=${now === null ? ASK : String(now)} readOnly=${!edits}
    options=${[ASK, ...INPUT_LAYERS.map(String)].map((way) => [way, way === ASK ? say("weight_order_ask") : way])}
    commit=${(/** @type {string} */ way) => model.editor.setConvention({ input_layer: /** @type {Notation["input_layer"]} */ (way === ASK ? null : Number(way)) })}
    note=${say("input_layer_note")} />`;
}

/** A choice that is shown as a formula. @param {string} value @param {string} latex @returns {[string, any, string]} */
const typesetOption = (value, latex) => [value, html`<${Tex} latex=${latex} />`, spokenLatex(latex)];

/** @param {Notation["pre_activation"]} sum @param {Notation["delta"]} delta */
const noted = (sum, delta) => ({
  index: { notation: { ...CONVENTION_DEFAULTS, pre_activation: sum, delta } },
});

/** A neuron whose name shows how names are set. @param {Document} document */
function exampleOf({ neurons }) {
  const neuron =
    neurons.find(({ role }) => role === "hidden") ?? neurons.find(({ role }) => role === "output");
  return neuron?.name ?? neuron?.id ?? "h1";
}
