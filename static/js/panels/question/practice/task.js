// What a task of practice shows: the gradient as a sum in which something is hidden, and the fresh numbers that it is
// made of. Must not know answers.

import { authored, grouped, number } from "../../../lib/format.js";
import { say } from "../../../lib/say.js";
import { derivative, nameOf } from "../../formula/quantity_words.js";
import { Tex } from "../../formula/tex.js";
import { neuronName } from "../../parts/facts.js";
import { html } from "../../parts/html.js";
import { mark } from "../../parts/prose.js";
import { Prose } from "../../parts/sentence.js";

/**
 * @import { Given, Practice } from "../../../protocol/messages.js"
 * @import { Facts } from "../../parts/facts.js"
 */

/** More neurons of a path than this are left out in its middle. */
const NAMED = 6;

/** @param {{known: Facts, practice: Practice}} props */
export function Task({ known, practice }) {
  const { about, stage, factors, others, rest, count } = practice;
  const way = wayOf(known, about, practice.through);
  const more = BigInt(count) - BigInt(others.length + 1);
  return html`<div class="practice-sum" data-testid="practice-sum" data-through=${practice.through.join(" ")}>
    <span class="practice-term"><${Tex} latex=${derivative(known, "loss", about).latex ?? ""} /><span class="operator">=</span></span>
    <span class="practice-term">
      ${factors.map(
        (each, at) =>
          html`<span key=${at} class="practice-factor"><${Tex} latex=${`\\displaystyle ${each.latex}`} /><span class="practice-value">${number(each.value)}</span></span><span class="operator">·</span>`,
      )}
      <${Hole} text=${stage === "path" ? say("practice_hole_path", { path: way }) : say("practice_hole")} shown=${stage === "path" ? way : ""} />
    </span>
    ${
      stage !== "blank" &&
      others.map(
        (each, at) =>
          html`<span key=${at} class="practice-term"><${Signed} value=${each.value} /><span class="practice-way"><${Prose} text=${wayOf(known, about, each.through)} /></span></span>`,
      )
    }
    ${stage !== "blank" && more > 0n && html`<span class="practice-term"><${Signed} value=${rest} /><span class="practice-way">${say("practice_rest", { count: grouped(String(more)) })}</span></span>`}
  </div>`;
}

/** With many paths nobody writes out all of them. @param {{practice: Practice}} props */
export const ManyPaths = ({ practice: { stage, count, others } }) =>
  stage === "blank" &&
  BigInt(count) > BigInt(others.length + 1) &&
  html`<p class="note">${say("practice_many", { count: grouped(count) })}</p>`;

/** @param {{text: string, shown: string}} props */
const Hole = ({ text, shown }) =>
  html`<span class="practice-hole"><span class="aside"><${Prose} text=${text} /></span><span aria-hidden="true">?${shown !== "" && html` <small><${Prose} text=${shown} /></small>`}</span></span>`;

/** @param {{value: number}} props */
const Signed = ({ value }) =>
  html`<span class="operator">${value < 0 ? "−" : "+"}</span><span class="digits">${number(Math.abs(value))}</span>`;

/** w1 → h1 → o2. @param {Facts} known @param {string} about @param {readonly string[]} through */
function wayOf(known, about, through) {
  const names = [nameOf(known, about), ...through.map((id) => neuronName(known, id))].map(mark);
  const shown = names.length > NAMED ? [...names.slice(0, NAMED - 2), "…", names[names.length - 1]] : names;
  return shown.join(" → ");
}

/** Numbers that were drawn have two decimals; all others are computed. @param {number} value */
const shown = (value) => (Math.round(value * 100) / 100 === value ? authored(value) : number(value));

/** @param {{given: readonly Given[]}} props */
export const FreshNumbers = ({
  given,
}) => html`<dl class="practice-given" aria-label=${say("practice_numbers")}>
  ${given.map(({ key, latex, value }) => html`<div key=${key}><dt><${Tex} latex=${latex} /></dt><dd>${shown(value)}</dd></div>`)}
</dl>`;
