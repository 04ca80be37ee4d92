// One path of the sum: its factors with their numbers below, its way in words, its value and its share. A touched
// factor lights in the drawing; a tapped one unfolds. Must not know the other paths.

import { say } from "../../lib/say.js";
import { Formula, walk } from "../formula/elements.js";
import { Tex } from "../formula/tex.js";
import { html } from "../parts/html.js";
import { Prose } from "../parts/sentence.js";
import { openedLines } from "./inside.js";
import { factorToken, opens, shareOf, wayOf } from "./paths_rows.js";

/**
 * @import { TouchedFactor } from "../../model/asking/questions.js"
 * @import { Factor, PathRow } from "../../protocol/messages.js"
 * @import { PathsProps } from "./paths.js"
 * @import { Token } from "../formula/tokens.js"
 *
 * `open`: the factor of this path that is unfolded, counted from 0.
 * `numbers`: those of the path and its factors as they are written.
 * @typedef {PathsProps & {row: PathRow, numbers: {value: string, factors: string[]}, at: number, open: number | null, setOpen: (open: TouchedFactor | null) => void}} EntryProps
 */

/** @param {EntryProps} props */
export function PathEntry(props) {
  const { known, paths, row, numbers, at, open } = props;
  const share = shareOf(row.share);
  const way = wayOf(known, paths, row).map(({ code, values }) => say(code, values));
  const touch = touching(props);
  return html`<li class="path-row" data-path=${at} onPointerEnter=${() => touch(-1)} onPointerLeave=${() => touch(null)}>
    <div class="path-product">
      <div class="path-factors" role="group" aria-label=${say("path_factors", { at: at + 1 })} onKeyDown=${walk}>
        ${row.factors.map((factor, place) => html`${place > 0 && html`<span class="operator">·</span>`}<${FactorButton} ...${props} key=${place} factor=${factor} place=${place} touch=${touch} />`)}
      </div>
      <span class="path-value gradient" data-quantity="path" data-value=${String(row.value)}>${numbers.value}</span>
    </div>
    <p class="path-way"><span><${Prose} text=${way.join(", ")} /></span>${share !== null && html`<span>${say(share.code, share.values)}</span>`}</p>
    ${open !== null && row.factors[open] && html`<${Unfolded} ...${props} factor=${row.factors[open]} />`}
  </li>`;
}

/** @param {EntryProps & {factor: Factor, place: number, touch: Touching}} props */
function FactorButton({ known, numbers, factor, place, at, open, setOpen, touch }) {
  const token = factorToken(known, factor);
  const unfolds = opens(factor);
  const enter = () => touch(place, token);
  const leave = () => touch(null);
  const press = () => {
    enter();
    if (unfolds) setOpen(open === place ? null : { path: at, factor: place });
  };
  return html`<button
    type="button"
    class=${`path-factor ${token.kind}`}
    tabindex=${place === 0 ? 0 : -1}
    aria-expanded=${unfolds ? open === place : undefined}
    aria-describedby="hint"
    onPointerEnter=${enter}
    onPointerLeave=${() => touch(-1)}
    onFocus=${enter}
    onBlur=${leave}
    onClick=${press}
  ><${Tex} latex=${token.latex ?? ""} /><span class="path-factor-number" data-value=${String(factor.value)}>${numbers.factors[place]}</span></button>`;
}

/** @param {EntryProps & {factor: Factor}} props */
function Unfolded({ model, ui, known, factor }) {
  const lines = openedLines(known, factor, model.view.digits.value);
  /** @param {Token | null} token */
  const touch = (token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  };
  return html`<div class="unfolded" data-testid="unfolded"><${Formula} lines=${lines} label=${say("formula")} touch=${touch} /></div>`;
}

/**
 * Tells the drawing which factor is touched, -1 for the whole path, and says in words what it is.
 * @typedef {(factor: number | null, token?: Token) => void} Touching
 * @param {EntryProps} props @returns {Touching}
 */
const touching =
  ({ model, ui, at }) =>
  (factor, token) => {
    ui.touched.value = token ?? null;
    model.questions.touched.value = factor === null ? null : { path: at, factor };
  };
