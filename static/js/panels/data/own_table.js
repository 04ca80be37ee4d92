// A table of one's own, read by the server: what it found in it, with a document that learns it. Must not know how it is
// shown.

/**
 * @import { Document } from "../../protocol/messages.js"
 *
 * @typedef {"input" | "target" | "split" | "none"} Role
 * @typedef {"standard" | "range" | "none"} Scaling
 * What somebody has chosen; null: what the table looks like.
 * @typedef {{ header: boolean | null, roles: readonly Role[] | null, scaling: Scaling, shares: Shares }} Choices
 * Parts of all lines that are kept, from 0 to 1.
 * @typedef {{ validation: number, test: number, seed: number }} Shares
 *
 * @typedef {{ name: string, kind: "numbers" | "words", role: Role, usable: boolean, tells: boolean, words: number, cells: readonly string[] }} Column
 * One number of each sample: (x - less) / by of a cell x, or 1 for a word.
 * @typedef {{ column: string, word: string | null, less: number, by: number }} TablePart
 * @typedef {{ line: number, column: string, cell: string }} LeftOut `column`: "" where the line has too many cells
 *
 * @typedef {object} Table
 * @property {string} separator
 * @property {boolean} comma whether decimals have one
 * @property {boolean} header
 * @property {Scaling} scaling
 * @property {Shares} shares
 * @property {Readonly<Record<"train" | "validation" | "test", number>>} splits how many lines there are of each
 * @property {number} lines
 * @property {readonly Column[]} columns
 * @property {readonly TablePart[]} inputs
 * @property {readonly TablePart[]} targets
 * @property {readonly LeftOut[]} left_out the first ones
 * @property {number} left_out_count
 *
 * What is open: a file, what is chosen for it, what the server answered, or why it could not (null without a connection).
 * @typedef {{ file: Blob, name: string, choices: Choices, read: { table: Table, document: Document } | null, problem: string | null }} OwnTable
 */

/** As large as the server takes. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** @type {Choices} */
const NO_CHOICES = {
  header: null,
  roles: null,
  scaling: "standard",
  shares: { validation: 0, test: 0, seed: 0 },
};

/** A table that nobody has read yet. @param {Blob} file @param {string} name @returns {OwnTable} */
export const unread = (file, name) => ({ file, name, choices: NO_CHOICES, read: null, problem: null });

/** @param {Blob} file @param {string} name @param {Choices} choices @returns {Promise<{ table: Table, document: Document } | { message: string | null }>} */
export async function readTable(file, name, choices) {
  const form = new FormData();
  form.set("table", file, name);
  form.set("choices", JSON.stringify(choices));
  try {
    const answer = await fetch("/csv", { method: "POST", body: form });
    const body = answer.ok ? await answer.json() : {};
    return body.table ? body : { message: body.message ?? null };
  } catch {
    return { message: null };
  }
}
