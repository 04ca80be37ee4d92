// Data sets as the server makes them: the list of all, and one of them as a document. Must not know how they are shown.

/**
 * @import { Document } from "../../protocol/messages.js"
 *
 * One of the list, with as many samples as a small picture shows.
 * @typedef {object} Listed
 * @property {string} name
 * @property {"two" | "classes" | "numbers"} task
 * @property {number} count that is usual
 * @property {number} noise that is usual
 * @property {number} every one in so many samples is trained on
 * @property {number[][]} inputs
 * @property {number[][]} targets
 *
 * What somebody wants; `classes` where there is a choice.
 * @typedef {{ name: string, count: number, noise: number, seed: number, classes: number | null }} Wish
 *
 * All sets; the least and the most of each number that can be asked for; how many classes are usual.
 * @typedef {{ sets: readonly Listed[], bounds: Readonly<Record<Key, readonly [number, number]>>, classes: number }} List
 * @typedef {"count" | "noise" | "classes" | "seed"} Key
 *
 * @typedef {{ document: Document } | { message: string | null }} Made `message`: why not; null without a connection
 */

/** The list, once it has come. @type {Promise<List | null> | null} */
let coming = null;

/** @returns {Promise<List | null>} null where it cannot be had now */
export async function listOf() {
  coming ??= fetched("/datasets").then((answer) => (answer?.ok ? answer.json() : null));
  const list = await coming;
  if (list === null) coming = null;
  return list;
}

/** @param {Wish} wish @returns {Promise<Made>} */
export async function madeOf({ name, classes, ...numbers }) {
  const asked = new URLSearchParams(
    Object.entries({ ...numbers, ...(classes !== null && { classes }) }).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
  const answer = await fetched(`/datasets/${name}?${asked}`);
  const body = await answer?.json().catch(() => null);
  if (!body) return { message: null };
  return answer?.ok ? { document: body } : { message: body.message ?? null };
}

/** What is usual. @param {Listed} row @param {number} classes @returns {Wish} */
export const usual = ({ name, task, count, noise }, classes) => ({
  ...{ name, count, noise },
  seed: 0,
  classes: task === "classes" ? classes : null,
});

/** @param {string} address */
async function fetched(address) {
  try {
    return await fetch(address);
  } catch {
    return null;
  }
}
