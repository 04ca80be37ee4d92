// The calculation of a step as one line that fits its page: each term with its name bracketed below it. Where the line
// is too long it is set smaller, then its last terms are only counted. Must not know which step it tells.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { Tex } from "../formula/tex.js";
import { html } from "../parts/html.js";
import { compose } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";
import { SUM } from "./parts.js";

/**
 * @import { Token } from "../formula/tokens.js"
 * @import { Part, ToldLine } from "./parts.js"
 */

/** The smallest size of a line, relative to its largest. */
const SMALLEST = 28 / 42;
/** Browsers round the widths of letters, so a line does not shrink quite with its size. */
const SPARE = 0.995;

/** @param {{line: ToldLine}} props */
export function Arithmetic({ line }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (host.current !== null) fit(host.current);
  });
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => fit(element));
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  const { says, terms, total, same, end, next } = line;
  const [before, after = ""] = compose(says).split(SUM);
  const written = terms.length;
  return html`<div class="told arithmetic" data-testid="told" data-stop="false" ref=${host}><div class="told-row">
    <span class="told-name"><${Prose} text=${before} /></span>
    ${terms.map((part, at) => html`<span key=${at} class="told-term">${at > 0 && html`<${Operator} text="+" />`}<${Bracketed} part=${part} /></span>`)}
    ${total > 1 && html`<span class="told-rest" data-always=${written < total}><${Operator} text="+" />… <span class="told-words">${say("terms_in_all", { count: total })}</span></span>`}
    <span class="told-end"><${Operator} text=${same} /><${Bracketed} part=${end} /></span>
    ${after && html`<span class=${`told-words${/^\p{P}/u.test(after) ? " close" : ""}`}><${Prose} text=${after.trim()} /></span>`}
    ${next && html`<span class="told-next"><span class="told-words">${say("told_next")}</span><${Bracketed} part=${next} /></span>`}
  </div></div>`;
}

/** @param {{text: string}} props */
const Operator = ({ text }) => html`<span class="told-operator">${text}</span>`;

/** @param {{part: Part}} props */
const Bracketed = ({ part: { numbers, names } }) => html`<span class="told-part">
  <span class="told-numbers">${numbers.map((token) => html`<${Piece} token=${token} />`)}</span>
  <span class="told-names">${names.map((token) => html`<${Piece} token=${token} />`)}</span>
</span>`;

/** @param {{token: Token}} props */
function Piece({ token: { kind, latex, text = "", reading } }) {
  const state = reading && reading.state !== "current" ? ` ${reading.state}` : "";
  return html`<span class=${`${kind}${state}`}>${latex === undefined ? text : html`<${Tex} latex=${latex} />`}</span>`;
}

/**
 * The largest size at which the row fits, with as many of its terms as then fit. What comes next is told only where it
 * makes nothing smaller.
 * @param {HTMLElement} host
 */
function fit(host) {
  const row = /** @type {HTMLElement} */ (host.firstElementChild);
  const terms = [...row.querySelectorAll(".told-term")];
  const rest = row.querySelector(".told-rest");
  const next = row.querySelector(".told-next");
  for (const each of [...terms, next]) each?.removeAttribute("hidden");
  rest?.toggleAttribute("hidden", rest.getAttribute("data-always") === "false");
  if (roomAt(host, row, 1) >= 1) return;
  next?.setAttribute("hidden", "");
  for (let shown = terms.length; shown > 0; shown -= 1) {
    terms[shown]?.setAttribute("hidden", "");
    if (shown < terms.length) rest?.removeAttribute("hidden");
    if (shrink(host, row)) return;
  }
}

/** Whether the row fits at a size of its own. @param {HTMLElement} host @param {HTMLElement} row */
function shrink(host, row) {
  let size = 1;
  for (let room = roomAt(host, row, size); room < 1; room = roomAt(host, row, size)) {
    if (size === SMALLEST) return false;
    size = Math.max(SMALLEST, SPARE * room * size);
  }
  return true;
}

/** The room of a row relative to its width at a size. @param {HTMLElement} host @param {HTMLElement} row @param {number} size */
function roomAt(host, row, size) {
  host.style.setProperty("--fit", String(size));
  return host.clientWidth / row.getBoundingClientRect().width;
}
