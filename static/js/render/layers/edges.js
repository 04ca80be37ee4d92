/**
 * The layer of the edges. A few edges are painted at once. Thousands are repainted on a hidden canvas, one slice
 * per frame, and shown when all slices are done: their widths change while a network trains, their places while
 * neurons are dragged, the view when it rests. Must not know why anything changed.
 *
 * @import { View } from "../fitting/view.js"
 * @import { Standing, Stroke } from "../marks/edges.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Line } from "../scene/layout.js"
 *
 * What a painter of edges is given; `standingOf`: what a question does to a line.
 * @typedef {object} How
 * @property {View} view
 * @property {number} ratio
 * @property {((line: Line) => Standing) | undefined} standingOf
 *
 * `whole`: whether all lines are painted, so that the strokes can be used again in another view.
 * @typedef {{ slices: Generator<void, readonly Stroke[]>, whole: boolean, view: View }} Job
 */

import { paintEdges, repaintedSlices, slicesOf } from "../marks/edges.js";
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

  /** @param {Pen} pen @param {CanvasRenderingContext2D} to @param {How} how @returns {Job} */
  function start(pen, to, { view, ratio, standingOf }) {
    [behind.width, behind.height] = [to.canvas.width, to.canvas.height];
    begin(hidden, view, ratio);
    const own = { ...pen, to: hidden };
    const lines = onStage(pen);
    if (lines.length < MOST * pen.scene.lines.length)
      return { slices: slicesOf(own, { ...pen.scene, lines }, weightOf, standingOf), whole: false, view };
    const slices = strokes ? repaintedSlices(own, strokes) : slicesOf(own, pen.scene, weightOf, standingOf);
    return { slices, whole: true, view };
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
      [job, strokes, shownIn] = [null, null, view];
      paintEdges(pen, given);
    },

    /** Paints all of thousands of edges at once. @param {Pen} pen @param {How} how */
    paintAll(pen, { view, standingOf }) {
      [job, rest, again, shownIn] = [null, 0, false, view];
      const slices = slicesOf(pen, pen.scene, weightOf, standingOf);
      let step = slices.next();
      while (!step.done) step = slices.next();
      strokes = step.value;
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
          [shownIn, job, rest] = [job.view, null, REST];
          show(to);
        }
      }
      return job === null && !again;
    },

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
