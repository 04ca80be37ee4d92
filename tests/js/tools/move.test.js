/** A neuron that is dragged: it keeps to the others and shows guides, unless the reader or a key says freely. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { Move } from "../../../static/js/tools/gestures/move.js";
import { open } from "../model/bench.js";

const HELD = { ctrlKey: false, metaKey: false };

/** Two inputs in a column; the second is held. */
function drag() {
  const { model } = open({
    format: "backprop-canvas/1",
    neurons: [
      { id: "a", role: "input", x: 0, y: 0 },
      { id: "b", role: "input", x: 0, y: 200 },
    ],
    edges: [],
    parameters: [],
    loss: "half_squared_error",
  });
  /** @type {any[]} */
  const drafts = [];
  const context = /** @type {any} */ ({
    model,
    camera: { view: signal({ x: 0, y: 0, zoom: 1 }), toWorld: (/** @type {any} */ at) => at },
    renderer: { setDraft: (/** @type {any} */ now) => drafts.push(now) },
  });
  const move = new Move(context, { x: 0, y: 200 }, "b", ["b"]);
  const by = (/** @type {Partial<PointerEvent>} */ held = {}) =>
    move.move({ x: 5, y: 240 }, /** @type {PointerEvent} */ ({ ...HELD, ...held }));
  return { model, move, by, drafts, x: () => model.store.index.peek().neurons.get("b")?.x ?? 0 };
}

test("it keeps to its column with a guide, which goes when it is let go or taken back", () => {
  for (const end of /** @type {const} */ (["end", "cancel"])) {
    const { move, by, drafts, x } = drag();
    by();
    assert.equal(x(), 0);
    assert.equal(drafts.at(-1)?.kind, "guides");
    move[end]();
    assert.equal(drafts.at(-1), null);
  }
});

test("with Ctrl or Cmd, or where the reader chose so, it goes freely and without a guide", () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
    const { by, drafts, x } = drag();
    by(held);
    assert.deepEqual([x(), drafts.at(-1)], [5, null]);
  }
  const { model, by, drafts, x } = drag();
  model.view.snapping.value = false;
  by();
  assert.deepEqual([x(), drafts.at(-1)], [5, null]);
});
