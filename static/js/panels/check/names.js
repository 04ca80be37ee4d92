// Names of the network in the judge's sentences, marked, so that they are set as on the drawing and read aloud as
// names. The judge writes them plainly, since a terminal shows the same sentences.

import { nameOf } from "../formula/quantity_words.js";
import { neuronName, parameterName, targetName } from "../parts/facts.js";
import { mark, slopeMark } from "../parts/prose.js";

/** @import { Facts } from "../parts/facts.js" */

const NAME = "\\p{L}[\\p{L}\\p{Nd}_]*'*";
const NAMED = new RegExp(`∂(${NAME})/∂(${NAME})|${NAME}`, "gu");

/** @param {Facts} facts @returns {ReadonlySet<string>} */
export function namesOf(facts) {
  const { neurons, parameters } = facts.document;
  const own = neurons.flatMap(({ id, role }) => {
    const name = neuronName(facts, id);
    return [
      name,
      nameOf(facts, `pre:${id}`),
      ...(role === "output" ? [targetName(facts, id), `L_${name}`] : []),
    ];
  });
  return new Set(["L", ...own, ...parameters.map(({ id }) => parameterName(facts, id))]);
}

/** @param {ReadonlySet<string>} names @param {string} text */
export const named = (names, text) =>
  text.replace(NAMED, (word, /** @type {string | undefined} */ of, /** @type {string} */ wrt) => {
    if (of !== undefined) return slopeMark(of, wrt);
    return names.has(word) ? mark(word) : word;
  });
