// Lines of tokens as elements: each factor one element with its colour, typeset by KaTeX where it is a symbol,
// plain digits of KaTeX's own font where it is a number. A factor that has a place in the drawing can be
// touched and focused; then it lights there and is said in words. Knows nothing of where formulas come from.

import katex from "katex";
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "./html.js";

/**
 * @import { Line, Token } from "./tokens.js"
 *
 * What a formula asks of its surroundings: the words of a factor, and what to do when one is touched.
 * @typedef {object} Touch
 * @property {(token: Token) => string} describe
 * @property {(token: Token | null) => void} touch
 */

const OPTIONS = { throwOnError: false, trust: false, output: /** @type {const} */ ("htmlAndMathml") };

/** Typeset LaTeX, kept because a step typesets the same few symbols again. @type {Map<string, DocumentFragment>} */
const typeset = new Map();
const KEPT = 500;

/** @param {string} latex */
function fragment(latex) {
  const known = typeset.get(latex);
  if (known) return known.cloneNode(true);
  const host = document.createElement("span");
  katex.render(latex, host, OPTIONS);
  const made = document.createDocumentFragment();
  made.append(...host.childNodes);
  if (typeset.size >= KEPT) typeset.clear();
  typeset.set(latex, made);
  return made.cloneNode(true);
}

/** A bit of LaTeX in the line of text. @param {{latex: string}} props */
export function Tex({ latex }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => host.current?.replaceChildren(fragment(latex)), [latex]);
  return html`<span class="tex" ref=${host}></span>`;
}

/** @param {{lines: Line[], label: string} & Touch} props */
export function Formula({ lines, label, describe, touch }) {
  return html`<div class="formula" role="group" aria-label=${label} onKeyDown=${walk}>
    ${lines.map(
      ({ size, chunks }) => html`<div class=${`line ${size}-line`}>
        ${chunks.map(
          (chunk) => html`<span class="chunk">
            ${chunk.map((token) => html`<${Factor} ...${{ token, describe, touch }} />`)}
          </span>`,
        )}
      </div>`,
    )}
  </div>`;
}

/** @param {{token: Token} & Touch} props */
function Factor({ token, describe, touch }) {
  const { kind, latex, text, words, reading, key } = token;
  const state = reading && reading.state !== "current" ? ` ${reading.state}` : "";
  const look = words ? "words" : latex === undefined ? operatorClass(text) : "symbol";
  const inner = latex === undefined ? text : html`<${Tex} latex=${latex} />`;
  if (key === undefined) return html`<span class=${`${look} ${kind}${state}`}>${inner}</span>`;
  return html`<button
    type="button"
    class=${`${look} ${kind}${state}`}
    tabindex="-1"
    aria-label=${describe(token)}
    data-value=${reading && reading.state !== "none" ? String(reading.value) : undefined}
    onPointerEnter=${() => touch(token)}
    onPointerLeave=${() => touch(null)}
    onFocus=${() => touch(token)}
    onBlur=${() => touch(null)}
    onClick=${() => touch(token)}
  >${inner}</button>`;
}

/** The room around what stands between factors. @param {string | undefined} text */
const operatorClass = (text) => (text !== undefined && "=+−·←".includes(text) ? "operator" : "digits");

/** Arrow keys go from factor to factor, so that a formula is one stop of the tab key. @param {KeyboardEvent} event */
function walk(event) {
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
