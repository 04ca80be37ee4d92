// Sentences on the page, with the names in them set as in the drawing: italic, with real subscripts.

import { nameParts } from "../lib/names.js";
import { html } from "./html.js";
import { compose, pieces } from "./prose.js";

/** A name as it is set everywhere. @param {{name: string}} props */
export function Name({ name }) {
  const { base, sub, primes } = nameParts(name);
  return html`<span class="name">${base}${sub && html`<sub>${sub}</sub>`}${"′".repeat(primes)}</span>`;
}

/** Text of the catalogue with its marked names. @param {{text: string}} props */
export const Prose = ({ text }) =>
  pieces(text).map(({ text: part, name }) => (name ? html`<${Name} name=${part} />` : part));

/** @param {{sentence: import("./tokens.js").Sentence}} props */
export const Say = ({ sentence }) => html`<${Prose} text=${compose(sentence)} />`;
