// Lines of tokens as elements: each factor one element with its colour, typeset by KaTeX where it is a symbol, plain
// digits of KaTeX's own font where it is a number. A factor that has a place in the drawing can be touched and
// focused; then it lights there, and the line under the drawing says in words what it is. Unchanged lines are not
// rendered again, since numbers land many times a second. Must not know which step a line belongs to.

import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../parts/html.js";
import { useKept } from "../parts/use_kept.js";
import { spokenLatex } from "./spoken.js";
import { Tex } from "./tex.js";
import { lowered, thingOf } from "./tokens.js";

/**
 * @import { ReadonlySignal } from "@preact/signals"
 * @import { Line, Token } from "./tokens.js"
 *
 * What to do when a factor is touched, and no longer.
 * @typedef {(token: Token | null) => void} Touch
 *
 * What to do when a factor is pressed besides.
 * @typedef {(token: Token) => void} Press
 */

/**
 * `lit`: what is touched in the drawing; its factors stand out here.
 * @param {{lines: Line[], label: string, touch: Touch, press?: Press, lit?: ReadonlySignal<string | null>}} props
 */
export function Formula({ lines, label, touch, press, lit }) {
  const keep = useKept();
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useSignalEffect(() => light(host.current, lit?.value ?? null));
  useLayoutEffect(() => light(host.current, lit?.peek() ?? null));
  return html`<div class="formula" role="group" aria-label=${label} ref=${host} onKeyDown=${walk}>
    ${lines.map((line, at) => keep(at, line, () => lineOf(line, at, touch, press)))}
  </div>`;
}

/** @param {Line} line @param {number} at @param {Touch} touch @param {Press} [press] */
const lineOf = ({ size, chunks }, at, touch, press) => html`<div key=${at} class=${`line ${size}-line`}>
  ${chunks.map((chunk, i) => html`<span key=${i} class="chunk">${chunk.map((token, j) => factor(token, at + i + j === 0, touch, press))}</span>`)}
</div>`;

/** @param {Token} token @param {boolean} first @param {Touch} touch @param {Press} [press] */
function factor(token, first, touch, press) {
  const { kind, latex, text = "", reading, key } = token;
  const state = reading && reading.state !== "current" ? ` ${reading.state}` : "";
  const look = lookOf(token);
  const inner = latex === undefined ? powers(text) : html`<${Tex} latex=${latex} />`;
  if (key === undefined) return html`<span class=${`${look} ${kind}${state}`}>${inner}</span>`;
  const leave = () => touch(null);
  const enter = () => touch(token);
  const act = () => {
    enter();
    press?.(token);
  };
  return html`<button
    type="button"
    class=${`${look} ${kind}${state}`}
    tabindex=${first ? 0 : -1}
    data-thing=${thingOf(key)}
    aria-label=${latex === undefined ? undefined : spokenLatex(latex)}
    aria-describedby="hint"
    data-value=${reading && reading.state !== "none" ? String(reading.value) : undefined}
    onPointerEnter=${enter}
    onPointerLeave=${leave}
    onFocus=${enter}
    onBlur=${leave}
    onClick=${act}
  >${inner}</button>`;
}

/** Marks the factors of what is touched. @param {HTMLElement | null} host @param {string | null} key */
function light(host, key) {
  const thing = key === null ? null : thingOf(key);
  for (const each of host?.querySelectorAll("[data-thing]") ?? [])
    each.toggleAttribute("data-lit", each.getAttribute("data-thing") === thing);
}

/** How a token is set. @param {Token} token */
function lookOf({ latex, text = "", words, piece, dense }) {
  if (words) return "words";
  if (dense) return "symbol dense";
  if (latex !== undefined) return piece ? "piece" : "symbol";
  return "=+−·←→".includes(text) ? "operator" : "digits";
}

/** Digits with a power of ten as a real one: KaTeX's font has no raised digits. @param {string} text */
function powers(text) {
  const [, before, raised, after] = /^(.*×10)([⁻⁰¹²³⁴-⁹]+)(.*)$/u.exec(text) ?? [];
  return raised === undefined ? text : html`${before}<sup>${lowered(raised).replace("-", "−")}</sup>${after}`;
}

/** Arrow keys go from factor to factor, so that a formula is one stop of the tab key. @param {KeyboardEvent} event */
export function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  const factors = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("button")]);
  const at = factors.indexOf(/** @type {HTMLElement} */ (event.target));
  const next = factors[Math.min(Math.max(at + step, 0), factors.length - 1)];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
