/** The layer of thousands of edges: where nothing is painted it fills in sight; what is painted stays until all is new. */

import assert from "node:assert/strict";
import test from "node:test";
import { createEdgeLayer } from "../../../../static/js/render/layers/edges.js";
import { SLICE } from "../../../../static/js/render/marks/edges.js";
import { layOut } from "../../../../static/js/render/scene/layout.js";
import { layered } from "../../playback/documents.js";

class Path {
  moveTo() {}
  lineTo() {}
}

/** A canvas that counts the strokes on it since it was last emptied, and the pictures that were put on it. */
function canvas() {
  const counts = { strokes: 0, pictures: 0 };
  const context = {
    canvas: { width: 900, height: 600 },
    save() {},
    restore() {},
    setTransform() {},
    clearRect() {
      counts.strokes = 0;
    },
    drawImage() {
      counts.pictures += 1;
    },
    stroke() {
      counts.strokes += 1;
    },
  };
  return { context: /** @type {any} */ (context), counts };
}

const scene = layOut(layered([30, 40, 30]));
const view = { x: 0, y: 0, zoom: 0.1 };

function open() {
  const behind = canvas();
  Object.assign(globalThis, {
    Path2D: Path,
    document: { createElement: () => ({ ...behind.context.canvas, getContext: () => behind.context }) },
  });
  const front = canvas();
  const layer = createEdgeLayer(() => 0.5);
  const visible = { x: -1e5, y: -1e5, w: 2e5, h: 2e5 };
  const pen = /** @type {any} */ ({ scene, theme: {}, fade: null, heaviest: 1, visible, zoom: view.zoom });
  const how = { view, ratio: 1, standingOf: undefined, slice: SLICE.alone };
  return {
    layer,
    front: front.counts,
    behind: behind.counts,
    frame: () => layer.proceed({ ...pen, to: front.context }, front.context, how, false),
    frames(/** @type {number} */ most) {
      let [done, strokes] = [false, 0];
      for (let i = 0; i < most && !done; i += 1) {
        const before = front.counts.strokes + behind.counts.strokes;
        done = layer.proceed({ ...pen, to: front.context }, front.context, how, false);
        strokes = Math.max(strokes, front.counts.strokes + behind.counts.strokes - before);
      }
      return { done, strokes };
    },
  };
}

test("an empty canvas is filled in sight, more paths in each frame than behind a picture", () => {
  const { layer, front, behind, frames } = open();
  layer.renew(true);
  assert.equal(layer.hasAll(), false);
  const { done, strokes } = frames(40);
  assert.ok(done && layer.hasAll());
  assert.ok(strokes > SLICE.alone.paths && strokes <= SLICE.first.paths, `${strokes}`);
  assert.ok(front.strokes > SLICE.first.paths, `${front.strokes}`);
  assert.deepEqual([behind.strokes, front.pictures], [0, 0]);
});

test("what is painted stays in sight until all that has changed is painted behind it", () => {
  const { layer, front, behind, frame, frames } = open();
  layer.renew(true);
  frames(40);
  const before = front.strokes;
  layer.renew(false);
  frame();
  frame();
  assert.equal(front.strokes, before);
  const { done, strokes } = frames(60);
  assert.ok(done && strokes <= SLICE.alone.paths, `${strokes}`);
  assert.equal(behind.strokes, before);
  assert.equal(front.pictures, 1);
});
