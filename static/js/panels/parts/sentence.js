// Sentences on the page, with the names in them set as in the drawing: italic, with real subscripts. Must not
// know which sentence it sets.

import { lossLetter } from "../../lib/letters.js";
import { nameParts } from "../../lib/names.js";
import { html } from "./html.js";
import { compose, pieces, slopeNames } from "./prose.js";

/** A name as it is set everywhere. @param {{name: string}} props */
export function Name({ name }) {
  if (name === "L") return html`<span class="name">${lossLetter()}</span>`;
  const { base, sub, primes } = nameParts(name);
  return html`<span class="name">${base}${sub && html`<sub>${sub}</sub>`}${"′".repeat(primes)}</span>`;
}

/** A marked name, or a derivative of two. @param {{name: string}} props */
function Marked({ name }) {
  const slope = slopeNames(name);
  if (slope === null) return html`<${Name} name=${name} />`;
  const { of, wrt } = slope;
  return html`<span class="flat-slope"><span class="d">∂</span><${Name} name=${of} />/<span class="d">∂</span><${Name} name=${wrt} /></span>`;
}

/** Text of the catalogue with its marked names. @param {{text: string}} props */
export const Prose = ({ text }) =>
  pieces(text).map(({ text: part, name }) => (name ? html`<${Marked} name=${part} />` : part));

/** @param {{sentence: import("../formula/tokens.js").Sentence}} props */
export const Say = ({ sentence }) => html`<${Prose} text=${compose(sentence)} />`;
