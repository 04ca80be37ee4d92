/**
 * A block of numbers that was copied from a table: lines, and in each line cells. Tabs part cells as spreadsheets write
 * them; else semicolons, spaces, or commas where they can be no decimal commas. A first line without any number is a
 * heading. Nothing is evaluated. Must not know what the numbers are for.
 *
 * @typedef {{ lines: readonly (readonly number[])[] } | { code: string, values: { line: number, column: number, typed: string } }} PastedTable
 *   line and column are counted from 1, as they stand in the text
 */

import { readNumber } from "./typed_number.js";

const LINES = /\r\n|[\n\r]/u;
/** A line of several numbers that commas part: no decimal comma stands twice in a number. */
const BY_COMMAS = /^[^,]*(?:,[^,]*){2,}$/u;
/** How much of a cell is quoted. */
const QUOTED = 40;

/** Whether a text is more than one cell. @param {string} text */
export const isTable = (text) =>
  /[\t\n\r;]/u.test(text.trim()) || /\S\s+\S/u.test(text.trim()) || BY_COMMAS.test(text.trim());

/** @param {string} text @returns {PastedTable} */
export function readTable(text) {
  const written = text.split(LINES).map((line, at) => ({ line, at: at + 1 }));
  const full = written.filter(({ line }) => line.trim() !== "");
  const parted = full.map(({ line, at }) => ({ cells: cellsOf(line, full), at }));
  const numbers = parted.map(({ cells, at }) => ({ at, cells, read: cells.map(readNumber) }));
  const isHeading = numbers.length > 1 && numbers[0].read.every((read) => !("value" in read));
  /** @type {number[][]} */
  const lines = [];
  for (const { at, cells, read } of isHeading ? numbers.slice(1) : numbers) {
    const wrong = read.findIndex((each) => !("value" in each));
    if (wrong >= 0)
      return {
        code: "paste_not_a_number",
        values: { line: at, column: wrong + 1, typed: cells[wrong].slice(0, QUOTED) },
      };
    lines.push(read.map((each) => ("value" in each ? each.value : Number.NaN)));
  }
  return { lines };
}

/** @param {string} line @param {readonly { line: string }[]} all @returns {string[]} */
function cellsOf(line, all) {
  const has = (/** @type {string} */ sign) => all.some((each) => each.line.includes(sign));
  const cut = (/** @type {string} */ sign) => line.split(sign).map((cell) => cell.trim());
  if (has("\t")) return line.split("\t").map((cell) => cell.trim());
  if (has(";")) return cut(";");
  if (all.every((each) => BY_COMMAS.test(each.line.trim()))) return cut(",");
  return line.trim().split(/\s+/u);
}
