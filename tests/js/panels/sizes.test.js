/** The sizes of layers as people type them; what is no list of sizes is nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { readSizes } from "../../../static/js/panels/drawing/sizes.js";

test("sizes are read however they are parted", () => {
  for (const typed of ["2, 3, 1", "2 3 1", "2-3-1", "2×3×1", " 2 → 3 -> 1 ", "2;3;1"])
    assert.deepEqual(readSizes(typed), [2, 3, 1], typed);
});

test("what is no list of sizes is nothing", () => {
  for (const typed of [
    "",
    "3",
    "2, 0, 1",
    "2, -1",
    "2.5, 1",
    "abc",
    "1e999, 2",
    "9".repeat(10000),
    "2,".repeat(5000),
  ])
    assert.equal(readSizes(typed), null, typed.slice(0, 20));
});
