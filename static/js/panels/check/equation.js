// Typesets the typed equation, each factor as an element of its own. A factor with a finding has a wavy line and a
// numbered badge; in a correct equation each factor has its number. Text that KaTeX cannot set stands as it is typed.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { LONGEST_PREVIEW, piecesOf } from "../../lib/equation/preview.js";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { katexOnceHere } from "../formula/katex.js";
import { html } from "../parts/html.js";
import { termsOf } from "./marks.js";

/**
 * @import { Piece } from "../../lib/equation/preview.js"
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Katex } from "../formula/katex.js"
 * @import { Part } from "./marks.js"
 *
 * What a finding's factor does when it is tapped.
 * @typedef {(finding: Finding) => void} Pick
 */

/** What a stranger's text may ask of KaTeX. @type {import("katex").KatexOptions} */
const LIMITS = { trust: false, throwOnError: true, strict: "ignore", maxExpand: 100, maxSize: 5 };
/** Code points that are shown on each side of a place. */
const AROUND = 60;
/** Different pieces that are remembered, so that a letter typed in front sets none again. */
const KEPT = 500;
/** @type {Map<string, DocumentFragment | null>} */
const kept = new Map();
/** Half waves of 5 px, as wide as a factor can be. */
const WAVE = `M0 3q2.5-4 5 0${"t5 0".repeat(160)}`;

/**
 * `verdict` is null where the text is not the one that was judged.
 * @param {{text: string, verdict: Checked | null, picked: Finding | null, pick: Pick}} props
 */
export function Equation({ text, verdict, picked, pick }) {
  const pieces = useMemo(() => (text.length > LONGEST_PREVIEW ? [] : piecesOf(text)), [text]);
  if (text.length > LONGEST_PREVIEW)
    return html`<p class="note">${say("check_too_long_to_show", { count: LONGEST_PREVIEW })}</p>`;
  const right = verdict?.verdict === "correct";
  // Numbers help once the equation is right. Before, they would distract from the mistakes.
  const factors = right ? verdict.factors : [];
  const terms = termsOf(pieces, verdict && { findings: verdict.findings, factors });
  const numbers = factors.length > 1;
  return html`<div class="equation" role="group" data-testid="equation" aria-label=${say("check_preview")}>
    ${terms.map(
      (parts, at) => html`<span key=${at} class="equation-term">
        ${parts.map((part, i) => html`<${Marked} key=${i} part=${part} numbers=${numbers} picked=${picked} pick=${pick} />`)}
      </span>`,
    )}
    ${right && numbers && verdict.expected !== null && html`<span class="equation-term"><span class="operator">=</span><span class="result gradient">${number(verdict.expected)}</span></span>`}
  </div>`;
}

/** @param {{part: Part, numbers: boolean, picked: Finding | null, pick: Pick}} props */
function Marked({ part, numbers, picked, pick }) {
  const { pieces, finding, value } = part;
  const inner = pieces.map((piece, at) => html`<${Glyphs} key=${at} piece=${piece} />`);
  const shown = value !== null && numbers && html`<span class="factor-value">${number(value)}</span>`;
  const numbered = shown ? " numbered" : "";
  if (finding === null) return shown ? html`<span class="factor numbered">${inner}${shown}</span>` : inner;
  const typed = pieces.map(({ text }) => text).join(" ");
  return html`<button type="button" class=${`factor wrong${numbered}`} data-idea=${finding.idea} aria-pressed=${finding === picked}
      aria-label=${say("check_factor", { factor: typed, idea: finding.idea })} onClick=${() => pick(finding)}>
      <span class="wavy">${inner}<${Wave} /></span>
      <${Badge} idea=${finding.idea} />${shown}
    </button>`;
}

/** Text that could not be read, as it is typed, the places marked. @param {{text: string, findings: readonly Finding[]}} props */
export function AsTyped({ text, findings }) {
  const points = [...text];
  const cut = (/** @type {number} */ from, /** @type {number} */ to) => points.slice(from, to).join("");
  const spans = findings.map(({ span }) => span).sort(([a], [b]) => a - b);
  const first = Math.max(0, spans[0][0] - AROUND);
  let done = first;
  const parts = spans.map(([start, end], at) => {
    const before = cut(done, start);
    const place = cut(Math.max(start, done), Math.min(end, start + AROUND));
    done = Math.max(done, end);
    return html`${before}<span key=${at} class="wavy">${place}<${Wave} /></span>`;
  });
  const last = done + AROUND;
  return html`<p class="as-typed" data-testid="as-typed">${first > 0 && "…"}${parts}${cut(done, last)}${last < points.length && "…"}</p>`;
}

const Wave = () => html`<svg class="wave" aria-hidden="true"><path d=${WAVE} /></svg>`;

/** One number per idea. @param {{idea: number}} props */
export const Badge = ({ idea }) =>
  html`<span class="badge" role="img" aria-label=${say("check_badge", { idea })}>${idea}</span>`;

/** @param {{piece: Piece}} props */
function Glyphs({ piece }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const { latex, text, sign, of } = piece;
  const katex = katexOnceHere();
  useLayoutEffect(() => {
    if (host.current !== null && katex !== null) typeset(host.current, latex, text, katex);
  }, [latex, text, katex]);
  const kind = sign === "" ? "symbol" : "()".includes(sign) ? "piece" : "operator";
  return html`<span class=${of === "L" ? `${kind} gradient` : kind} data-sign=${sign || undefined} ref=${host}></span>`;
}

/**
 * @param {HTMLElement} host @param {string} latex @param {string} text what stands there if it cannot be set
 * @param {Katex} katex
 */
function typeset(host, latex, text, katex) {
  const known = kept.get(latex);
  const set = known === undefined ? attempt(latex, katex) : known;
  if (kept.size >= KEPT) kept.clear();
  kept.set(latex, set);
  host.replaceChildren(set === null ? text : set.cloneNode(true));
}

/** Null where KaTeX cannot set it. @param {string} latex @param {Katex} katex */
function attempt(latex, katex) {
  if (latex === "") return null;
  const host = document.createElement("span");
  try {
    katex.render(latex, host, LIMITS);
  } catch {
    return null;
  }
  const made = document.createDocumentFragment();
  made.append(...host.childNodes);
  return made;
}
