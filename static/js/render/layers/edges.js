/**
 * The layer of the edges. A few edges are painted at once. Thousands of edges change their widths while a
 * network trains. These are repainted on a hidden canvas, one slice per frame, and shown when all slices are
 * done. A change of place, size or colour paints all edges at once. Must not know why anything changed.
 *
 * @import { Standing, Stroke } from "../marks/edges.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Line } from "../scene/layout.js"
 */

import { paintEdges, slicesOf } from "../marks/edges.js";

/** Idle frames between two rounds of repainting. */
const REST = 20;

/** @param {(parameter: string) => number} weightOf the current value of a weight */
export function createEdgeLayer(weightOf) {
  const behind = document.createElement("canvas");
  const hidden = /** @type {CanvasRenderingContext2D} */ (behind.getContext("2d"));
  /** @type {readonly Stroke[]} */
  let given = [];
  /** @type {readonly Stroke[]} */
  let shown = [];
  /** @type {Generator<void, Stroke[]> | null} */
  let job = null;
  let rest = 0;
  let again = false;

  /** @param {Pen} pen @param {CanvasRenderingContext2D} to @param {((line: Line) => Standing) | undefined} standingOf */
  function start(pen, to, standingOf) {
    [behind.width, behind.height] = [to.canvas.width, to.canvas.height];
    hidden.setTransform(to.getTransform());
    return slicesOf({ ...pen, to: hidden }, pen.scene, weightOf, standingOf);
  }

  /** @param {CanvasRenderingContext2D} to */
  function show(to) {
    to.save();
    to.setTransform(1, 0, 0, 1, 0, 0);
    to.clearRect(0, 0, behind.width, behind.height);
    to.drawImage(behind, 0, 0);
    to.restore();
  }

  return {
    /** Paints all edges on a cleared canvas. @param {Pen} pen @param {readonly Stroke[]} strokes */
    paint(pen, strokes) {
      [job, rest, again] = [null, 0, false];
      // The strokes made here are newer, as long as the lines are the same.
      if (strokes !== given) [given, shown] = [strokes, strokes];
      paintEdges(pen, shown);
    },

    /**
     * Paints one slice of the edges as they are now.
     * @param {Pen} pen @param {CanvasRenderingContext2D} to
     * @param {{ changed: boolean, standingOf: ((line: Line) => Standing) | undefined }} how `changed`: whether a
     *   weight may have changed since the last slice
     * @returns {boolean} whether all slices are done
     */
    proceed(pen, to, { changed, standingOf }) {
      again ||= changed;
      if (rest > 0) rest -= 1;
      else if (job !== null || again) {
        if (job === null) [job, again] = [start(pen, to, standingOf), false];
        const { done, value } = job.next();
        if (done) {
          [job, rest, shown] = [null, REST, value];
          show(to);
        }
      }
      return job === null && !again;
    },
  };
}
