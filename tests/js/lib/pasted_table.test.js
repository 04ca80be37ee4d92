/** Blocks of numbers as people copy them: out of spreadsheets, out of text, with and without a heading. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isTable, readTable } from "../../../static/js/lib/pasted_table.js";

/** @type {[string, number[][]][]} */
const READ = [
  [
    "0\t0\t0\n0\t1\t1\n",
    [
      [0, 0, 0],
      [0, 1, 1],
    ],
  ],
  ["i1\ti2\tt1\r\n0\t1\t1\r\n", [[0, 1, 1]]],
  [
    "0,5\t1,25\n-3\t2e-3",
    [
      [0.5, 1.25],
      [-3, 0.002],
    ],
  ],
  [
    "0,5;1,25\n1;2",
    [
      [0.5, 1.25],
      [1, 2],
    ],
  ],
  [
    "0 1 1\n1  1 0",
    [
      [0, 1, 1],
      [1, 1, 0],
    ],
  ],
  [
    "0,0,0\n0,1,1",
    [
      [0, 0, 0],
      [0, 1, 1],
    ],
  ],
  ["1\n2\n3", [[1], [2], [3]]],
  ["0,5\n0,7", [[0.5], [0.7]]],
  ["1/3\t\u22122", [[1 / 3, -2]]],
  ["7", [[7]]],
];

test("what people copy is read as the numbers that they see", () => {
  for (const [text, lines] of READ) assert.deepEqual(readTable(text), { lines }, JSON.stringify(text));
});

test("what is no number is named by its place in the text, and nothing is taken", () => {
  assert.deepEqual(readTable("x\ty\n1\t2\n\n3\tn.a.\n"), {
    code: "paste_not_a_number",
    values: { line: 4, column: 2, typed: "n.a." },
  });
  assert.deepEqual(readTable("1\t\n"), {
    code: "paste_not_a_number",
    values: { line: 1, column: 2, typed: "" },
  });
  const long = /** @type {any} */ (readTable(`1\t${"a".repeat(10_000)}`));
  assert.equal(long.values.typed.length, 40);
});

test("one number is no table", () => {
  for (const text of ["7", " 0.5 ", "0,5", "1,000", "1/3", ""]) assert.equal(isTable(text), false, text);
  for (const [text] of READ.slice(0, 9)) assert.equal(isTable(text), true, text);
});
