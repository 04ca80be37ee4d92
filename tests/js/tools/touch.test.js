/** A finger that stays where it came down, and the order in which values are edited one after the other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { heldBeside } from "../../../static/js/model/edits/held.js";
import { createLongPress, LONG } from "../../../static/js/tools/gestures/long_press.js";
import { open } from "../model/bench.js";

test("only a finger that stays for half a second means something else", () => {
  /** @type {(() => void)[]} */
  const due = [];
  const long = createLongPress({
    now: () => 0,
    after(milliseconds, act) {
      assert.equal(milliseconds, LONG);
      due.push(act);
      return () => void due.splice(due.indexOf(act), 1);
    },
  });
  let pressed = 0;
  long.begin(() => (pressed += 1));
  long.end();
  assert.equal(due.length, 0);
  long.begin(() => (pressed += 1));
  for (const act of due) act();
  assert.equal(pressed, 1);
});

test("values come one after the other: inputs, weights and bias of each neuron, targets; a shared one once", () => {
  const { model } = open({
    format: "backprop-canvas/1",
    neurons: [
      { id: "i", role: "input", x: 0, y: 0 },
      { id: "h", role: "hidden", x: 100, y: 0, bias: "b" },
      { id: "o", role: "output", x: 200, y: 0, bias: "b" },
    ],
    edges: [
      { id: "e1", source: "i", target: "h", weight: "w" },
      { id: "e2", source: "h", target: "o", weight: "v" },
    ],
    parameters: [
      { id: "w", value: 1 },
      { id: "b", value: 0 },
      { id: "v", value: 2 },
    ],
    loss: "half_squared_error",
  });
  const index = model.store.index.peek();
  const walk = ["input:i"];
  for (let next = walk[0]; next !== ""; ) {
    next = heldBeside(index, model.editor, next, 1) ?? "";
    if (next !== "") walk.push(next);
  }
  assert.deepEqual(walk, ["input:i", "knob:e1", "bias:h", "knob:e2", "target:o"]);
  assert.equal(heldBeside(index, model.editor, "bias:o", -1), "knob:e1");
  assert.equal(heldBeside(index, model.editor, "loss", 1), null);
});
