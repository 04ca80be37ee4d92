// A bit of LaTeX in a line of text, typeset by KaTeX and kept, because a step typesets the same few symbols as
// the one before. Knows nothing of what the symbols mean.

import { useLayoutEffect, useRef } from "preact/hooks";
import { latexInLetters } from "../../lib/letters.js";
import { html } from "../parts/html.js";
import { katexOnceHere } from "./katex.js";

const OPTIONS = { throwOnError: false, trust: false, output: /** @type {const} */ ("htmlAndMathml") };
/** More different symbols than a large network shows at once. */
const KEPT = 500;

/** @type {Map<string, DocumentFragment>} */
const kept = new Map();

/** @param {{latex: string}} props */
export function Tex({ latex }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const written = latexInLetters(latex);
  const katex = katexOnceHere();
  useLayoutEffect(() => {
    if (katex !== null) host.current?.replaceChildren(typeset(written, katex).cloneNode(true));
  }, [written, katex]);
  return html`<span class="tex" ref=${host}></span>`;
}

/**
 * A bit of LaTeX, typeset; not to be changed.
 * @param {string} latex @param {import("./katex.js").Katex} katex @returns {DocumentFragment}
 */
export function typeset(latex, katex) {
  const known = kept.get(latex);
  if (known !== undefined) return known;
  const host = document.createElement("span");
  katex.render(latex, host, OPTIONS);
  const made = document.createDocumentFragment();
  made.append(...host.childNodes);
  if (kept.size >= KEPT) kept.clear();
  kept.set(latex, made);
  return made;
}
