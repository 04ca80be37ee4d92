/** A pen beside fingers: it draws where a finger has moved the drawing, and the hand that rests beside it does nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { Pointer } from "../../../static/js/tools/gestures/pointer.js";
import { open } from "../model/bench.js";

/** A stage with pointers, the edge tool in hand, and a neuron wherever a pen comes down left of 100. */
function stage() {
  const { model } = open();
  model.view.tool.value = "edge";
  /** @type {any[]} */
  const drafts = [];
  const pans = { count: 0 };
  const target = Object.assign(new EventTarget(), {
    dataset: {},
    focus() {},
    setPointerCapture() {},
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
  });
  const context = {
    model,
    camera: {
      view: signal({ x: 0, y: 0, zoom: 1 }),
      toWorld: (/** @type {any} */ at) => at,
      panBy() {
        pans.count += 1;
      },
    },
    renderer: {
      hitTest: (/** @type {number} */ x) => (x < 100 ? "neuron:x" : null),
      setDraft: (/** @type {any} */ now) => drafts.push(now),
    },
    hand: { isHeld: () => false, use() {} },
  };
  new Pointer(/** @type {any} */ (target), /** @type {any} */ (context));
  const tell = (
    /** @type {string} */ type,
    /** @type {"pen" | "touch"} */ pointerType,
    /** @type {number} */ pointerId,
    /** @type {number} */ x,
  ) => {
    const event = Object.assign(new Event(type), {
      pointerType,
      pointerId,
      clientX: x,
      clientY: 50,
      button: 0,
    });
    target.dispatchEvent(event);
  };
  return { model, drafts, pans, tell };
}

test("a pen draws while a finger holds the drawing", () => {
  const { drafts, pans, tell } = stage();
  tell("pointerdown", "touch", 1, 300);
  tell("pointermove", "touch", 1, 330);
  assert.equal(pans.count, 1);
  tell("pointerdown", "pen", 2, 50);
  tell("pointermove", "pen", 2, 200);
  assert.equal(drafts.at(-1)?.kind, "edge");
  tell("pointermove", "touch", 1, 400);
  assert.equal(pans.count, 1);
  assert.equal(drafts.at(-1)?.to.x, 200);
});

test("a hand that comes down beside a pen ends nothing", () => {
  const { drafts, pans, tell } = stage();
  tell("pointerdown", "pen", 2, 50);
  tell("pointermove", "pen", 2, 200);
  tell("pointerdown", "touch", 3, 400);
  tell("pointermove", "touch", 3, 440);
  tell("pointercancel", "touch", 3, 440);
  tell("pointermove", "pen", 2, 220);
  assert.equal(pans.count, 0);
  assert.equal(drafts.at(-1)?.to.x, 220);
});
