// The numbers of a turned parameter: how far L moved beside what the tangent says, the gradient beside the
// difference quotient, each with digits of its own. Must not know the plot.

import { useEffect } from "preact/hooks";
import { authored, number } from "../../../lib/format.js";
import { latexName } from "../../../lib/names.js";
import { say } from "../../../lib/say.js";
import { Tex } from "../../formula/tex.js";
import { flatSlope } from "../../formula/tokens.js";
import { neuronName } from "../../parts/facts.js";
import { ChoiceField } from "../../parts/field.js";
import { html } from "../../parts/html.js";
import { aloud, compose, mark, marks } from "../../parts/prose.js";
import { Name, Prose, Say } from "../../parts/sentence.js";
import { agreeing, apart, compared, EXPONENTS, reason } from "./numbers.js";

/** @import { TurnProps } from "./card.js" */

const S = String.raw;

/** How far L moved, truly and by the tangent. @param {TurnProps} props */
export function Moved({ ui, model, turned, name }) {
  const still = turned.value === turned.present;
  const { before, after, change, predicted } = apart(turned);
  const values = { name: mark(name), change, predicted };
  const moves = { code: still ? "turn_not_yet" : "turn_moves", values };
  const zero = { code: still ? "turn_zero_still" : "turn_zero", values };
  const told = aloud(compose(moves));
  useEffect(() => {
    ui.told.value = told;
  }, [told]);
  const product = S`${flatSlope(name)}\cdot\Delta ${latexName(name)}`;
  return html`
    ${saysZero(model) && html`<p class="turn-zero meaning"><${Say} sentence=${zero} /></p>`}
    <dl class="numbers" data-testid="turn-moved">
      <${Row} latex="L" kind="value" quantity="loss" text=${still ? before : `${before} → ${after}`} />
      <${Row} latex=${S`\Delta L`} kind="value" quantity="change" text=${still ? "0" : change} />
      <${Row} latex=${product} kind="gradient" quantity="predicted" text=${still ? "0" : predicted} />
    </dl>
  `;
}

/** @param {{latex: string, kind: "value" | "gradient" | "", quantity: string, text: string}} props */
const Row = ({ latex, kind, quantity, text }) => html`<div>
  <dt class=${kind}><${Tex} latex=${latex} /></dt>
  <dd class=${kind} data-quantity=${quantity}>${text}</dd>
</div>`;

/** Whether the equation that was checked claims that L would not move. @param {TurnProps["model"]} model */
function saysZero({ questions }) {
  const checked = questions.checked.value;
  return checked !== null && checked.about === questions.open.value?.about && checked.value === 0;
}

/** The difference quotient beside the gradient. @param {TurnProps} props */
export function Quotient({ model, turned, known, name }) {
  const { turn } = model.questions;
  const w = latexName(name);
  const [gradient, difference] = compared(turned.gradient, turned.difference);
  const why = reason(turned);
  const names = marks(turned.kinked.map((id) => neuronName(known, id)));
  const options = EXPONENTS.map((exponent) => [keyOf(exponent), number(10 ** exponent, 1)]);
  const choose = (/** @type {string} */ h) => (turn.value = { ...turn.peek(), h: Number(h) });
  const h = keyOf(Math.round(Math.log10(turn.value.h)));
  const at = { name: mark(name), value: authored(turned.present) };
  return html`<section class="quotient">
    ${turned.value !== turned.present && html`<p class="note"><${Say} sentence=${{ code: "turn_before", values: at }} /></p>`}
    <dl class="numbers">
      <${Row} latex=${flatSlope(name)} kind="gradient" quantity="gradient" text=${gradient} />
      <${Row} latex=${S`\dfrac{L(${w}+h)-L(${w}-h)}{2h}`} kind="" quantity="difference" text=${difference} />
    </dl>
    <${ChoiceField} label=${html`<${Name} name="h" />`} name="h" value=${h} options=${options} commit=${choose} />
    <p class="note">${say("turn_agree", { digits: agreeing(turned) })}${why && html` <${Prose} text=${say(why, { names })} />`}</p>
  </section>`;
}

/** @param {number} exponent */
const keyOf = (exponent) => `1e${exponent}`;
