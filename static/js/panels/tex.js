// A bit of LaTeX in a line of text, typeset by KaTeX and kept, because a step typesets the same few symbols as
// the one before. Knows nothing of what the symbols mean.

import katex from "katex";
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "./html.js";

const OPTIONS = { throwOnError: false, trust: false, output: /** @type {const} */ ("htmlAndMathml") };
/** More different symbols than a large network shows at once. */
const KEPT = 500;

/** @type {Map<string, DocumentFragment>} */
const typeset = new Map();

/** @param {{latex: string}} props */
export function Tex({ latex }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => host.current?.replaceChildren(fragment(latex)), [latex]);
  return html`<span class="tex" ref=${host}></span>`;
}

/** @param {string} latex @returns {Node} */
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
