// Settings that are matters of convention, each with one sentence on what it changes. They stand in the card of
// L and among the looks alike; a page that may not edit sees them as they are. Must not know who may edit.

import { say } from "../../lib/say.js";
import { isHalved, squaredError } from "../../model/document/conventions.js";
import { inFull, isPlain } from "../../model/document/training.js";
import { DELTA_NAMES, PRE_ACTIVATIONS, TRAINING_DEFAULTS, UPDATES } from "../../protocol/document.js";
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

/** A choice that is shown as a formula. @param {string} value @param {string} latex @returns {[string, any, string]} */
const typesetOption = (value, latex) => [value, html`<${Tex} latex=${latex} />`, spokenLatex(latex)];

/** @param {Notation["pre_activation"]} sum @param {Notation["delta"]} delta */
const noted = (sum, delta) => ({ index: { notation: { pre_activation: sum, delta } } });

/** A neuron whose name shows how names are set. @param {Document} document */
function exampleOf({ neurons }) {
  const neuron =
    neurons.find(({ role }) => role === "hidden") ?? neurons.find(({ role }) => role === "output");
  return neuron?.name ?? neuron?.id ?? "h1";
}
