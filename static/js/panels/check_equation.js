// The equation that is typed, typeset, each factor an element of its own: a wavy line and a numbered badge where
// the judge found something, its number where all is right. Text that KaTeX cannot set stands as it is typed.

import katex from "katex";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { LONGEST_PREVIEW, piecesOf } from "../lib/equation_preview.js";
import { number } from "../lib/format.js";
import { say } from "../lib/words.js";
import { termsOf } from "./check_marks.js";
import { html } from "./html.js";

/**
 * @import { Piece } from "../lib/equation_preview.js"
 * @import { Checked, Finding } from "../protocol/messages.js"
 * @import { Part } from "./check_marks.js"
 *
 * What a finding's factor does when it is tapped.
 * @typedef {(finding: Finding) => void} Pick
 */

/** What a stranger's text may ask of KaTeX. @type {import("katex").KatexOptions} */
const LIMITS = { trust: false, throwOnError: true, strict: "ignore", maxExpand: 100, maxSize: 5 };
/** Half waves of 5 px, as wide as a factor can be. */
const WAVE = `M0 3q2.5-4 5 0${"t5 0".repeat(160)}`;

/**
 * `verdict` is null where the text is not the one that was judged.
 * @param {{text: string, verdict: Checked | null, pick: Pick}} props
 */
export function Equation({ text, verdict, pick }) {
  const pieces = useMemo(() => (text.length > LONGEST_PREVIEW ? [] : piecesOf(text)), [text]);
  if (text.length > LONGEST_PREVIEW)
    return html`<p class="note">${say("check_too_long_to_show", { count: LONGEST_PREVIEW })}</p>`;
  const unreadable = verdict?.verdict === "unreadable";
  // Numbers teach once the equation is right; before, they would distract from what is not.
  const factors = verdict?.verdict === "correct" ? verdict.factors : [];
  const terms = termsOf(pieces, verdict && { findings: verdict.findings, factors });
  const several = factors.length > 1;
  return html`<div class=${unreadable ? "equation as-typed" : "equation"} role="group" data-testid="equation"
    aria-label=${say("check_preview")}>
    ${terms.map(
      (parts, at) => html`<span key=${at} class="equation-term">
        ${parts.map((part, i) => html`<${Marked} key=${i} part=${part} numbers=${several} plain=${unreadable} pick=${pick} />`)}
      </span>`,
    )}
  </div>`;
}

/** @param {{part: Part, numbers: boolean, plain: boolean, pick: Pick}} props */
function Marked({ part, numbers, plain, pick }) {
  const { pieces, finding, value } = part;
  const inner = pieces.map((piece, at) => html`<${Glyphs} key=${at} piece=${piece} plain=${plain} />`);
  const shown = value === null || !numbers ? null : html`<span class="factor-value">${number(value)}</span>`;
  if (finding === null) return shown === null ? inner : html`<span class="factor">${inner}${shown}</span>`;
  const typed = pieces.map(({ text }) => text).join(" ");
  return html`<button type="button" class="factor wrong" data-idea=${finding.idea}
      aria-label=${say("check_factor", { factor: typed, idea: finding.idea })} onClick=${() => pick(finding)}>
      <span class="wavy">${inner}<${Wave} /></span>
      <${Badge} idea=${finding.idea} />${shown}
    </button>`;
}

const Wave = () => html`<svg class="wave" aria-hidden="true"><path d=${WAVE} /></svg>`;

/** One number per idea. @param {{idea: number}} props */
export const Badge = ({ idea }) =>
  html`<span class="badge" aria-label=${say("check_badge", { idea })}>${idea}</span>`;

/** @param {{piece: Piece, plain: boolean}} props */
function Glyphs({ piece, plain }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const { latex, text, sign, of } = piece;
  useLayoutEffect(() => {
    if (host.current !== null) typeset(host.current, plain ? "" : latex, text);
  }, [latex, text, plain]);
  const kind = sign === "" ? "symbol" : "()".includes(sign) ? "piece" : "operator";
  return html`<span class=${of === "L" && !plain ? `${kind} gradient` : kind} data-sign=${sign || undefined} ref=${host}></span>`;
}

/** @param {HTMLElement} host @param {string} latex @param {string} text what stands there if it cannot be set */
function typeset(host, latex, text) {
  try {
    if (latex === "") throw new Error("only text");
    katex.render(latex, host, LIMITS);
  } catch {
    host.replaceChildren(text);
  }
}
