// Conventions that name what no name of the network names: what a layer gives, the sign of δ, the biases of a layer.
// Must not know who may edit.

import { say } from "../../lib/say.js";
import { ACTIVATION_LETTERS, BIAS_NAMES, DELTA_SIGNS } from "../../protocol/document.js";
import { latexBiases } from "../formula/notation.js";
import { spokenLatex } from "../formula/spoken.js";
import { Tex } from "../formula/tex.js";
import { html } from "../parts/html.js";
import { Segments } from "../parts/segments.js";

/**
 * @import { Notation } from "../../model/document/conventions.js"
 * @import { ConventionProps } from "./convention_fields.js"
 */

/** What formulas of whole layers, and the drawing, call the activation. @param {ConventionProps} props */
export function ActivationChoice({ model, known, edits }) {
  return html`<${Segments} label=${say("activation_letter")} name="activation-letter" value=${known.index.notation.activation} readOnly=${!edits}
    options=${ACTIVATION_LETTERS.map((letter) => [letter, html`<span class="name">${letter}</span>`, letter])}
    commit=${(/** @type {Notation["activation"]} */ activation) => model.editor.setConvention({ activation })}
    note=${say("activation_letter_note")} />`;
}

/** Whether δ is ∂L/∂z or its opposite; there is nothing to choose where no δ is written. @param {ConventionProps} props */
export function DeltaSignChoice({ model, known, edits }) {
  const { delta, delta_sign: now, pre_activation: z } = known.index.notation;
  if (delta !== "delta") return null;
  const sum = z.length > 1 ? String.raw`\mathit{${z}}` : z;
  const latex = {
    plus: String.raw`\delta = \partial L/\partial ${sum}`,
    minus: String.raw`\delta = -\partial L/\partial ${sum}`,
  };
  return html`<${Segments} label=${say("delta_sign")} name="delta-sign" value=${now} readOnly=${!edits}
    options=${DELTA_SIGNS.map((way) => typeset(way, latex[way]))}
    commit=${(/** @type {Notation["delta_sign"]} */ sign) => model.editor.setConvention({ delta_sign: sign })}
    note=${say("delta_sign_note")} />`;
}

/** What the biases of a layer are called. @param {ConventionProps} props */
export function BiasChoice({ model, known, edits }) {
  const { notation } = known.index;
  return html`<${Segments} label=${say("bias_name")} name="bias-name" value=${notation.bias} readOnly=${!edits}
    options=${BIAS_NAMES.map((bias) => typeset(bias, latexBiases({ index: { notation: { ...notation, bias } } }, "")))}
    commit=${(/** @type {Notation["bias"]} */ bias) => model.editor.setConvention({ bias })} note=${say("bias_name_note")} />`;
}

/** A choice that is shown as a formula. @param {string} value @param {string} latex @returns {[string, any, string]} */
const typeset = (value, latex) => [value, html`<${Tex} latex=${latex} />`, spokenLatex(latex)];
