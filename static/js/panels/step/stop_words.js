// The sentence of a stop as somebody wrote it, with the names of the network in it set as names. It is text and
// nothing else. Must not know where the stop lies.

import { neuronName, parameterName, targetName } from "../../model/document/reading.js";
import { mark, slopeMark } from "../parts/prose.js";

/** @import { Document } from "../../protocol/messages.js" */

/** A derivative in running text, or a word. */
const WORD = /∂([\p{L}\p{N}_′]+)\/∂([\p{L}\p{N}_′]+)|[\p{L}_][\p{L}\p{N}_]*′*/gu;
/** The marks around names: whoever writes a sentence writes none. */
const ISOLATES = /[\u2066-\u2069]/gu;

/** @param {Document | null} document @param {string} text */
export function stopText(document, text) {
  const names = namesOf(document);
  return text.replace(ISOLATES, "").replace(WORD, (word, of, wrt) => {
    if (of !== undefined) return names.has(of) && names.has(wrt) ? slopeMark(of, wrt) : word;
    return names.has(word) ? mark(word) : word;
  });
}

/** @param {Document | null} document @returns {ReadonlySet<string>} */
function namesOf(document) {
  const neurons = document?.neurons ?? [];
  return new Set([
    "L",
    ...neurons.map(neuronName),
    ...neurons.filter(({ role }) => role === "output").map(targetName),
    ...(document?.parameters ?? []).map(parameterName),
  ]);
}
