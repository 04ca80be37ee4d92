/** What people type as numbers: points and commas, powers, fractions; and what is no number, or two. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { knows } from "../../../static/js/lib/say.js";
import { readNumber } from "../../../static/js/lib/typed_number.js";

const value = (/** @type {string} */ typed) => {
  const read = readNumber(typed);
  return "value" in read ? read.value : read.code;
};

test("numbers are read as people write them", () => {
  /** @type {[string, number][]} */
  const written = [
    ["0.15", 0.15],
    ["\u22122", -2],
    ["+.5", 0.5],
    ["1e-3", 0.001],
    [" 7. ", 7],
    ["0,25", 0.25],
    ["-0,125", -0.125],
    ["1,5", 1.5],
    ["1/3", 1 / 3],
    ["-2 / 4", -0.5],
    ["1,5/3", 0.5],
    ["1,000,000", 1e6],
    ["1e300/1e-3", 1e303],
  ];
  for (const [typed, number] of written) assert.equal(value(typed), number, typed);
});

test("what is no number gets one sentence and is never evaluated", () => {
  const nothing = [
    "",
    "abc",
    "1 2",
    "0x10",
    "NaN",
    "1e",
    "1,2,3",
    "1//2",
    "1/2/3",
    "alert(1)",
    "/",
    "1/",
    "2*3",
  ];
  for (const typed of [...nothing, "1".repeat(401)]) assert.equal(value(typed), "not_a_number", typed);
  for (const typed of ["1e999", "-1e999", "1e300/1e-300"])
    assert.equal(value(typed), "number_too_large", typed);
  for (const typed of ["1/0", "1/-0", "0/0,0"]) assert.equal(value(typed), "divides_by_zero", typed);
});

test("1,000 can be two numbers and is asked about", () => {
  const read = readNumber("\u22121,000");
  assert.ok("code" in read);
  assert.deepEqual([read.code, read.choices], ["number_two_ways", [-1000, -1]]);
  for (const code of ["not_a_number", "number_too_large", "divides_by_zero", "number_two_ways"])
    assert.ok(knows(code));
});
