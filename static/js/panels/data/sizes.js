// A network by the sizes of its layers, as 2-4-1, and sizes as a person types them. Pure.

import { longestPaths } from "../../model/document/levels.js";
import { neuronsOf } from "../../model/document/reading.js";

/** @import { Document } from "../../protocol/messages.js" */

const MOST = { digits: 4, layers: 100 };

/** How many hidden neurons each level has. @param {Document} document */
export function hiddenSizes(document) {
  const levels = longestPaths(document.edges);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { id } of neuronsOf(document, "hidden")) {
    const level = levels.get(id) ?? 0;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one - other).map(([, count]) => count);
}

/** @param {Document} document */
export const networkName = (document) =>
  [neuronsOf(document, "input").length, ...hiddenSizes(document), neuronsOf(document, "output").length].join(
    "-",
  );

/** None at all is a network, too; null if the text is anything else. @param {string} typed @returns {number[] | null} */
export function readHidden(typed) {
  const parts = typed
    .trim()
    .split(/[^0-9]+/u)
    .filter((part) => part !== "");
  const clear = /^[\d\s,;x×–—→>-]*$/u.test(typed) && parts.length <= MOST.layers;
  const sizes = parts.map((part) => (part.length <= MOST.digits ? Number(part) : 0));
  return clear && sizes.every((size) => size > 0) ? sizes : null;
}
