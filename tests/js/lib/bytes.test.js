import assert from "node:assert/strict";
import test from "node:test";
import { floats, portable } from "../../../static/js/lib/bytes.js";

test("whole numbers too large for an integer travel as their bytes, others as they are", () => {
  const payload = { id: 2 ** 53 - 1, diff: [{ value: 1e300, other: 0.5, none: null }] };
  const { id, diff } = portable(payload);
  assert.equal(id, 2 ** 53 - 1);
  assert.deepEqual([...floats(diff[0].value)], [1e300]);
  assert.deepEqual([diff[0].other, diff[0].none], [0.5, null]);
});
