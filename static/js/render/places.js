/**
 * Where things are on the screen, for tools and panels: what lies under a pointer, the rectangle of a key, which neurons
 * stand together. Must not know why anybody asks.
 *
 * @import { Model } from "../model/model.js"
 * @import { Camera } from "./camera.js"
 * @import { Typesetter } from "./marks/letters/typeset.js"
 * @import { Body } from "./scene/bodies.js"
 * @import { Point, Rect } from "./scene/geometry.js"
 * @import { Sight } from "./signals.js"
 *
 * @typedef {{ model: Model, sight: Sight, camera: Camera, type: Typesetter }} Means
 */

import { untracked } from "@preact/signals-core";
import { columnNames, columnsIn } from "./marks/opened/column_names.js";
import { boxAt, hit } from "./scene/hit_test.js";

/**
 * Functions that tell callers where things are.
 * @param {Means} means
 */
export function placesIn(means) {
  const { sight, camera } = means;
  const { scene, grown } = sight;
  const coarse = matchMedia("(pointer: coarse)");
  const boxOf = (/** @type {string} */ key) => {
    const placed = scene.value;
    const { x, y, zoom } = camera.view.value;
    const box = placed && boxAt(placed, key, grown.value);
    return box && { x: box.x * zoom + x, y: box.y * zoom + y, w: box.w * zoom, h: box.h * zoom };
  };
  return {
    ...columnsOn(means),

    /**
     * The entity at a place on the screen.
     * @param {number} x @param {number} y @param {{ coarse?: boolean, ends?: boolean }} [how]
     */
    hitTest(x, y, how) {
      const placed = scene.peek();
      const given = { coarse: coarse.matches, zoom: camera.view.peek().zoom, grown: grown.peek(), ...how };
      return placed && hit(placed, camera.toWorld({ x, y }), given);
    },

    /**
     * The rectangle around the entity of a key, in pixels of the stage; null if it is not drawn.
     * @param {string} key @returns {Rect | null}
     */
    bounds: (key) => untracked(() => boxOf(key)),

    /** The same; a call within an effect follows the drawing. */
    boxOf,

    /** Where a place in world units is, in pixels of the stage; it follows the camera too. @param {Point} point */
    pointAt({ x, y }) {
      const view = camera.view.value;
      return { x: x * view.zoom + view.x, y: y * view.zoom + view.y };
    },
  };
}

/**
 * Functions that tell callers which neurons stand together.
 * @param {Means} means
 */
function columnsOn({ model, sight: { scene }, camera, type }) {
  const columns = () => {
    const placed = scene.peek();
    return placed && columnsIn({ scene: placed, zoom: camera.view.peek().zoom });
  };
  return {
    /** The ids of the neurons in each column, from left to right. @returns {string[][]} */
    columns: () => (columns()?.columns ?? []).map(neuronsOf).filter((ids) => ids.length > 0),

    /**
     * The neurons of the column whose name stands at a place on the screen; null if none does.
     * @param {number} x @param {number} y @returns {string[] | null}
     */
    layerAt(x, y) {
      const [placed, named] = [scene.peek(), columns()];
      if (!placed || !named || !(placed.lens || model.view.drawing.peek())) return null;
      const point = camera.toWorld({ x, y });
      const names = columnNames({ type, sizes: placed.sizes, index: model.store.index.peek() }, named);
      const under = names.find(
        ({ middle, half, base, size }) =>
          Math.abs(point.x - middle) <= half && point.y <= base + size / 2 && point.y >= base - 1.5 * size,
      );
      return under ? neuronsOf(under.column) : null;
    },

    /** The ids of the neurons whose middle is between two corners, in world units. @param {Point} one @param {Point} other */
    neuronsIn(one, other) {
      const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
      const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
      return neuronsOf(
        (scene.peek()?.bodies ?? []).filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom),
      );
    },
  };
}

/** @param {readonly Body[]} bodies */
const neuronsOf = (bodies) => bodies.filter(({ kind }) => kind !== "loss").map(({ id }) => id);
