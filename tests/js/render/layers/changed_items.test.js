/** The sheet: what is written down can be done again, and only what changed is painted. */

import assert from "node:assert/strict";
import test from "node:test";
import { createSheet } from "../../../../static/js/render/layers/changed_items.js";
import { record, replay, sameStrokes } from "../../../../static/js/render/layers/strokes.js";

/** @typedef {import("../../../../static/js/render/layers/strokes.js").Brush} Brush */

/** A canvas that writes a list of what is done to it. */
function canvas() {
  /** @type {string[]} */
  const done = [];
  const context = new Proxy(/** @type {Record<string, unknown>} */ ({ canvas: { width: 100, height: 80 } }), {
    get: (target, name) =>
      target[String(name)] ??
      ((/** @type {unknown[]} */ ...given) => done.push(`${String(name)} ${given.flat().join(" ")}`.trim())),
    set: (_, name, value) => done.push(`${String(name)} = ${value}`) > 0,
  });
  return { done, context: /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (context)) };
}

const hand = null;
const view = { x: 10, y: 0, zoom: 2 };
const item = (/** @type {string} */ key, /** @type {number} */ x, /** @type {string} */ text) => ({
  key,
  extent: { x, y: 0, w: 10, h: 10 },
  strokes: () => record((brush) => brush.fillText(text, x, 5)),
});
const texts = (/** @type {string[]} */ done) => done.filter((line) => line.startsWith("fillText"));

test("what is written down is done again, in order, with its styles", () => {
  const paint = (/** @type {Brush} */ brush) => {
    brush.fillStyle = "red";
    brush.setLineDash([1, 2]);
    brush.beginPath();
    brush.arc(1, 2, 3, 0, 4, true);
    brush.fill();
  };
  const [direct, again] = [canvas(), canvas()];
  paint(direct.context);
  replay(again.context, record(paint));
  assert.deepEqual(again.done, direct.done);
});

test("strokes are the same only part for part", () => {
  const one = item("a", 0, "0.5").strokes();
  assert.ok(sameStrokes(one, item("b", 0, "0.5").strokes()));
  assert.equal(sameStrokes(one, item("a", 0, "0.6").strokes()), false);
  assert.equal(sameStrokes(one, [...one, "fill", 0]), false);
});

test("nothing is touched while nothing changes", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  sheet.paint(context, view, 1, [item("a", 0, "1"), item("b", 50, "2")], { hand, whole: true });
  const before = done.length;
  sheet.paint(context, view, 1, [item("a", 0, "1"), item("b", 50, "2")], { hand, whole: false });
  assert.equal(done.length, before);
});

test("a change is painted in its own place, with what overlaps it", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  const others = [item("b", 5, "2"), item("c", 50, "3"), item("d", 70, "4")];
  sheet.paint(context, view, 1, [item("a", 0, "1"), ...others], { hand, whole: true });
  done.length = 0;
  sheet.paint(context, view, 1, [item("a", 0, "9"), ...others], { hand, whole: false });
  assert.deepEqual(texts(done), ["fillText 9 0 5", "fillText 2 5 5"]);
  assert.ok(done.includes("clearRect 10 0 20 20"));
  assert.ok(!done.includes("clearRect 0 0 100 80"));
});

test("places that lie one on the next are painted once, and all where they would be painted twice", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  const column = (/** @type {string} */ text) => [0, 8, 16].map((x) => item(`${x}`, x, text));
  const others = [100, 120, 140, 160].map((x) => item(`${x}`, x, "0"));
  sheet.paint(context, view, 1, [...column("1"), ...others], { hand, whole: true });
  done.length = 0;
  sheet.paint(context, view, 1, [...column("2"), ...others], { hand, whole: false });
  assert.deepEqual(texts(done), ["fillText 2 0 5", "fillText 2 8 5", "fillText 2 16 5"]);
  assert.ok(done.includes("clearRect 10 0 52 20"));

  const heap = (/** @type {string} */ text) => [0, 1, 2].map((at) => item(`${at}`, 30 * at + 5, text));
  const wide = { ...item("wide", 0, "0"), extent: { x: 0, y: 0, w: 100, h: 10 } };
  sheet.paint(context, view, 1, [wide, ...heap("1")], { hand, whole: true });
  done.length = 0;
  sheet.paint(context, view, 1, [wide, ...heap("2")], { hand, whole: false });
  assert.equal(texts(done).length, 4);
});

test("another ground is painted whole", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  sheet.paint(context, view, 1, [item("a", 0, "1"), item("b", 50, "2")], { hand, whole: true });
  done.length = 0;
  sheet.paint(context, view, 1, [item("a", 0, "1")], { hand, whole: true });
  assert.ok(done.includes("clearRect 0 0 100 80"));
  assert.deepEqual(texts(done), ["fillText 1 0 5"]);
});

test("of another set of items only what came, went or moved is painted", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  const rest = [100, 120, 140, 160, 180, 200].map((x) => item(`${x}`, x, "0"));
  const first = [item("a", 0, "1"), item("b", 20, "2"), item("c", 40, "3"), ...rest];
  sheet.paint(context, view, 1, first, { hand, whole: true });
  done.length = 0;
  const second = [item("a", 0, "1"), item("c", 60, "3"), item("d", 80, "4"), ...rest];
  sheet.paint(context, view, 1, second, { hand, whole: false, fresh: false });
  assert.deepEqual(texts(done), ["fillText 3 60 5", "fillText 4 80 5"]);
  const cleared = done.filter((line) => line.startsWith("clearRect")).map((line) => line.split(" ")[1]);
  assert.deepEqual(cleared.sort(), ["130", "170", "50", "90"]);
});

test("of many items what is urgent comes first, then as much as is enough, in turn, until all are looked at", () => {
  const { done, context } = canvas();
  const sheet = createSheet();
  const items = (/** @type {string} */ text) => [0, 1, 2, 3, 4].map((at) => item(`${at}`, 20 * at, text));
  /** @param {string} text @param {boolean} fresh */
  const paint = (text, fresh, together = false) => {
    done.length = 0;
    let looked = 0;
    const portion = {
      isUrgent: (/** @type {string} */ key) => key === "3",
      enough: () => {
        looked += 1;
        return looked > 2;
      },
      together,
    };
    const complete = sheet.paint(context, view, 1, items(text), { hand, whole: false, fresh, portion });
    return {
      complete,
      painted: texts(done)
        .map((line) => Number(line.split(" ")[2]) / 20)
        .sort(),
    };
  };
  sheet.paint(context, view, 1, items("a"), { hand, whole: true });
  assert.deepEqual(paint("b", true), { complete: false, painted: [1, 2, 3] });
  assert.deepEqual(paint("b", false), { complete: false, painted: [4] });
  assert.deepEqual(paint("b", false), { complete: true, painted: [0] });
  assert.deepEqual(paint("b", false), { complete: true, painted: [] });

  // Where the whole is seen together, it is painted when the last one has been looked at.
  assert.deepEqual(paint("c", true, true), { complete: false, painted: [] });
  assert.deepEqual(paint("c", false, true), { complete: false, painted: [] });
  assert.deepEqual(paint("c", false, true), { complete: true, painted: [0, 1, 2, 3, 4] });
});
