/**
 * The layer of the edges. A few edges are painted at once. Thousands are painted slice by slice, one in each frame:
 * on the canvas itself where it is empty, else on a hidden one that is shown when all slices are done. Their widths
 * change while a network trains, their places while neurons are dragged, the view when it rests. Must not know why
 * anything changed.
 *
 * @import { View } from "../fitting/view.js"
 * @import { Slice, Standing, Stroke } from "../marks/edges.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Line } from "../scene/layout.js"
 *
 * What a painter of edges is given; `standingOf`: what a question does to a line.
 * @typedef {object} How
 * @property {View} view
 * @property {number} ratio
 * @property {((line: Line) => Standing) | undefined} standingOf
 * @property {Slice} [slice] the work of a frame
 *
 * `whole`: whether all lines are painted, so that the strokes can be used again in another view. `seen`: whether
 * they are painted where anybody can see them.
 * @typedef {{ slices: Generator<void, readonly Stroke[]>, whole: boolean, view: View, seen: boolean }} Job
 */

import { paintEdges, repaintedSlices, SLICE, slicesOf } from "../marks/edges.js";
import { begin, stageOf } from "../marks/pen.js";
import { isApart } from "../scene/geometry.js";

/** Idle frames between two rounds of repainting. */
const REST = 20;
/** When fewer than this fraction of the lines is on the stage, the others are left out. */
const MOST = 0.8;

/** @param {(parameter: string) => number} weightOf the current value of a weight */
export function createEdgeLayer(weightOf) {
  const behind = document.createElement("canvas");
  const hidden = /** @type {CanvasRenderingContext2D} */ (behind.getContext("2d"));
  /** @type {readonly Stroke[] | null} null: not those of the lines and weights as they are now */
  let strokes = null;
  /** @type {View | null} */
  let shownIn = null;
  /** @type {Job | null} */
  let job = null;
  let rest = 0;
  let again = false;
  let empty = true;

  /** @param {Pen} pen @param {CanvasRenderingContext2D} to @param {How} how @returns {Job} */
  function start(pen, to, { view, ratio, standingOf, ...how }) {
    const seen = empty;
    const slice = seen ? SLICE.first : how.slice;
    if (seen) [empty, shownIn] = [false, view];
    else [behind.width, behind.height] = [to.canvas.width, to.canvas.height];
    const own = { ...pen, to: seen ? to : hidden };
    begin(own.to, view, ratio);
    const lines = onStage(pen);
    const whole = lines.length >= MOST * pen.scene.lines.length;
    const some = whole ? pen.scene : { ...pen.scene, lines };
    const slices =
      whole && strokes
        ? repaintedSlices(own, strokes, slice)
        : slicesOf(own, some, weightOf, standingOf, slice);
    return { slices, whole, view, seen };
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
    /** Paints a few edges. @param {Pen} pen @param {readonly Stroke[]} given @param {How} how */
    paint(pen, given, { view }) {
      [job, strokes, shownIn, empty] = [null, null, view, false];
      paintEdges(pen, given);
    },

    /** Paints all of thousands of edges at once. @param {Pen} pen @param {How} how */
    paintAll(pen, { view, standingOf }) {
      [job, rest, again, shownIn, empty] = [null, 0, false, view, false];
      const slices = slicesOf(pen, pen.scene, weightOf, standingOf);
      let step = slices.next();
      while (!step.done) step = slices.next();
      strokes = step.value;
    },

    /** What is painted is no more as it should be. @param {boolean} gone whether the canvas is empty */
    renew(gone) {
      [job, strokes, rest, again, empty] = [null, null, 0, true, empty || gone];
    },

    /**
     * Paints one slice of the edges as they are now.
     * @param {Pen} pen @param {CanvasRenderingContext2D} to @param {How} how
     * @param {boolean} changed whether a line or a weight may have changed since the last slice
     * @returns {boolean} whether all slices are done
     */
    proceed(pen, to, how, changed) {
      if (changed) [again, strokes] = [true, null];
      const turned = (job?.view ?? shownIn) !== how.view;
      if (turned) [job, rest] = [null, 0];
      if (rest > 0) rest -= 1;
      else if (job !== null || again || turned) {
        if (job === null) [job, again] = [start(pen, to, how), false];
        const { done, value } = job.slices.next();
        if (done) {
          if (job.whole && !again) strokes = value;
          if (!job.seen) show(to);
          [shownIn, job, rest] = [job.view, null, REST];
        }
      }
      return job === null && !again;
    },

    /** Whether the canvas shows all edges, in whichever view. */
    hasAll: () => shownIn !== null && !empty && !job?.seen,
    /** Whether the canvas shows the edges in this view. @param {View} view */
    shows: (view) => shownIn === view,
  };
}

/** The lines on the stage. @param {Pen} pen */
function onStage(pen) {
  const stage = stageOf(pen);
  return pen.scene.lines.filter(({ way: { points } }) =>
    points.some((point, i) => i > 0 && !isApart(stage, points[i - 1], point, 0)),
  );
}
