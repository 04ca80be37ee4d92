/**
 * The column of each neuron: the number of edges on the longest path from an input. It needs no plan, so an
 * unfinished drawing has columns too. Neurons are told by their position in the document. Pure; must not know
 * where anything stands.
 *
 * @import { Document } from "../../protocol/messages.js"
 *
 * The edges of a document as positions of their ends.
 * @typedef {{ before: readonly (readonly number[])[], after: readonly (readonly number[])[] }} Links
 */

import { longestPaths } from "../../model/document/levels.js";

/** @param {Document} document @returns {Links} by neuron, those that send to it and those that it sends to */
export function linksOf({ neurons, edges }) {
  const at = new Map(neurons.map(({ id }, i) => [id, i]));
  const before = neurons.map(() => /** @type {number[]} */ ([]));
  const after = neurons.map(() => /** @type {number[]} */ ([]));
  for (const { source, target } of edges) {
    const [from, to] = [at.get(source) ?? 0, at.get(target) ?? 0];
    before[to].push(from);
    after[from].push(to);
  }
  return { before, after };
}

/**
 * @param {Document} document @param {Links} links of it
 * @returns {number[][]} the neurons of each column, in document order; no column is empty
 */
export function columnsOf({ neurons, edges }, { before, after }) {
  const levels = longestPaths(edges);
  const column = neurons.map(({ id }) => levels.get(id) ?? 0);
  const last = Math.max(0, ...column);
  const settled = neurons.map(({ role }, i) => {
    if (role === "input" || before[i].length > 0) return column[i];
    // What nothing leads to stands right before what it leads to.
    if (after[i].length > 0) return Math.min(...after[i].map((next) => column[next])) - 1;
    return role === "output" ? last : Math.min(1, last);
  });
  const columns = Array.from({ length: last + 1 }, () => /** @type {number[]} */ ([]));
  for (const [i, at] of settled.entries()) columns[at].push(i);
  return columns.filter((some) => some.length > 0);
}
