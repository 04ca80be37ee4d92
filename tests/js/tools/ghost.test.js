/** The ghost of the tool in hand: keys and pointer move it, it says what it would place, Enter places it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { word } from "../../../static/js/lib/say.js";
import { hoverGhost, showGhost } from "../../../static/js/tools/actions/ghost.js";
import { open } from "../model/bench.js";
import { keyboard } from "./keyboard.js";

const STILL = { altKey: false, ctrlKey: false, metaKey: false };

/** A page with a blank drawing, or another one. @param {Parameters<typeof open>[0]} [document] */
function page(
  document = {
    format: "backprop-canvas/1",
    neurons: [],
    edges: [],
    parameters: [],
    loss: "half_squared_error",
  },
) {
  const { model, server } = open(document);
  /** @type {any[]} */
  const drafts = [null];
  /** @type {any[]} */
  const slips = [];
  /** What was kept in view. @type {any[]} */
  const shown = [];
  const more = {
    camera: {
      view: signal({ x: 0, y: 0, zoom: 1 }),
      size: signal({ width: 1000, height: 600 }),
      toWorld: (/** @type {any} */ at) => at,
      reveal: (/** @type {any} */ bounds) => shown.push(bounds),
      show: (/** @type {any} */ bounds) => shown.push(bounds),
    },
    renderer: {
      setDraft: (/** @type {any} */ now) => drafts.push(now),
      bounds: () => null,
      columns: () => (model.store.document.peek()?.neurons ?? []).map(({ id }) => [id]),
    },
    openSlip: (/** @type {any[]} */ ...given) => slips.push(given),
  };
  const { press } = keyboard(model, more);
  showGhost(/** @type {any} */ ({ model, ...more }));
  const said = () => (model.view.beside.value?.said ?? []).map((each) => word(each)).join(" ");
  return {
    model,
    server,
    press,
    drafts,
    slips,
    shown,
    said,
    context: /** @type {any} */ ({ model, ...more }),
  };
}

/** @param {{ store: import("../../../static/js/model/model.js").Model["store"] }} model */
const shapeOf = ({ store }) => store.document.value?.edges.map(({ source, target }) => `${source}>${target}`);

test("L, a digit and Enter place a layer; L again is the next role, connected from what was placed", () => {
  const { model, press, drafts, shown, said } = page();
  for (const key of ["l", "l", "l", "2"]) press(key);
  assert.deepEqual(
    drafts.at(-1).bodies.map((/** @type {any} */ each) => each.name),
    ["i1", "i2"],
  );
  assert.match(said(), /Enter places i1 to i2/u);
  press("Enter");
  press("l");
  assert.equal(drafts.at(-1).edges.length, 4);
  assert.match(said(), /h1 to h2 and 4 edges.*from what is selected/u);
  const { x } = model.view.ghost.value ?? assert.fail();
  press("ArrowDown");
  press("ArrowRight", { shiftKey: true });
  assert.equal(model.view.ghost.value?.x, x + 10);
  press("Enter");
  assert.deepEqual(shapeOf(model), ["i1>h1", "i2>h1", "i1>h2", "i2>h2"]);
  for (const key of ["l", "+", "-", "-", "-", "1", "2"]) press(key);
  assert.deepEqual(model.view.layer.value.count, 12);
  press("Enter");
  assert.equal(model.store.index.value.outputs.length, 12);
  // All twelve of what the keys would place next, and more than those that are there with F.
  assert.ok(shown.at(-1).h > 11 * 110);
  press("f");
  assert.ok(shown.at(-1).h > 11 * 110);
  assert.ok(shown.at(-1).w > 3 * 290);
  press("Escape");
  assert.equal(drafts.at(-1), null);
  assert.equal(said(), "");
});

test("N and Enter place one neuron after another", () => {
  const { model, press } = page();
  for (const key of ["n", "Enter", "Enter", "n", "Enter"]) press(key);
  assert.deepEqual(
    model.store.document.value?.neurons.map(({ id }) => id),
    ["h1", "h2", "o1"],
  );
  assert.deepEqual([...model.view.selection.value], ["neuron:o1"]);
});

test("what cannot be placed says so at the ghost, and a press changes nothing", () => {
  const { model, press, drafts, said } = page();
  press("l");
  for (const digit of "5000") press(digit);
  assert.match(said(), /at most 2,?000 neurons/u);
  assert.deepEqual(drafts.at(-1).bodies, []);
  press("Enter");
  assert.deepEqual(model.store.document.value?.neurons, []);
});

test("the pointer moves the ghost over paper, Alt connects one to one", () => {
  const { model, press, said, context } = page();
  for (const key of ["l", "l", "l", "2", "Enter", "l"]) press(key);
  hoverGhost(context, { x: 700, y: 300 }, STILL);
  assert.match(said(), /A click places h1 to h2 and 4 edges/u);
  hoverGhost(context, { x: 700, y: 300 }, { ...STILL, altKey: true });
  assert.match(said(), /A click places h1 to h2 and 2 edges/u);
  hoverGhost(context, null, STILL);
  assert.equal(model.view.ghost.value, null);
});

test("E offers all neurons by name, with the reason where an edge cannot be", () => {
  const { model, press, slips } = page();
  for (const key of ["l", "l", "l", "1", "Enter", "l", "Enter", "e"]) press(key);
  const offers = slips.at(-1)[2];
  assert.deepEqual(
    offers.map((/** @type {any} */ each) => each.text),
    ["i1"],
  );
  assert.match(offers[0].blocked(), /i1 is an input/u);
  model.view.selection.value = new Set(["neuron:i1"]);
  press("e");
  assert.match(slips.at(-1)[2][0].blocked(), /already/u);
  model.editor.remove(["edge:e1"]);
  press("e");
  assert.equal(slips.at(-1)[2][0].blocked(), null);
  slips.at(-1)[2][0].run();
  assert.deepEqual(shapeOf(model), ["i1>h1"]);
});

test("the ghost of a layer covers no neuron, wherever it would begin", () => {
  const neuron = (/** @type {number} */ x, /** @type {number} */ y) => ({
    id: `${x},${y}`,
    role: /** @type {const} */ ("hidden"),
    activation: "sigmoid",
    x,
    y,
  });
  for (const places of [
    [neuron(0, 0), neuron(290, -110), neuron(290, 110), neuron(580, 40)],
    Array.from({ length: 10 }, (_, at) => neuron(at * 290, 0)),
  ]) {
    const { press, drafts } = page({
      format: "backprop-canvas/1",
      neurons: places,
      edges: [],
      parameters: [],
      loss: "half_squared_error",
    });
    press("l");
    for (const body of drafts.at(-1).bodies)
      for (const other of places) assert.ok(Math.hypot(body.x - other.x, body.y - other.y) >= 100);
  }
});
