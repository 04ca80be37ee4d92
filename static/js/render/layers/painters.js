/**
 * The painters of the layers, called when the frame comes. Each painter gets the state that it needs and
 * paints its own canvas. Must not know why or when a layer is painted.
 *
 * @import { LayerName, Means } from "./means.js"
 * @import { QuestionPainter } from "../question/painter.js"
 */

import { begin } from "../marks/pen.js";
import { paintRings } from "../marks/rings.js";
import { paintThreads } from "../marks/threads.js";
import { paintMotion } from "../motion/layer.js";
import { paintBadges } from "../motion/reduced_motion.js";
import { createQuestionPainter } from "../question/painter.js";
import { createEdgeLayer } from "./edges.js";
import { contextOf, isSame, penOf } from "./means.js";
import { basePainter, marksPainter } from "./sheets.js";

/**
 * A painter for each layer.
 * @param {Means} means @param {(name: LayerName) => void} again schedules a layer for the next frame too
 * @returns {Record<LayerName, () => void>}
 */
export function createPainters(means, again) {
  const question = createQuestionPainter();
  return {
    edges: edgesPainter(means, () => again("edges")),
    base: basePainter(means),
    question: questionPainter(means, question),
    marks: marksPainter(means, () => again("marks")),
    motion: motionPainter(means, question),
  };
}

/**
 * @param {Means} means @param {() => void} again schedules the layer for the next frame too
 */
function edgesPainter(means, again) {
  const { sight, theme, camera, stage, model } = means;
  const layer = createEdgeLayer(sight.weightOf);
  /** @type {unknown[]} */
  let ground = [];
  /** @type {unknown[]} */
  let weights = [];
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "edges")];
    const now = [
      sight.layout.value,
      sight.strokes.value,
      sight.question.fade.value,
      theme.value,
      camera.view.value,
      stage.turns(),
    ];
    const same = isSame(now, ground);
    const weighed = [sight.weighed.value, model.store.document.value?.parameters];
    const changed = !isSame(weighed, weights);
    [ground, weights] = [now, weighed];
    if (!pen || !same) {
      begin(to, camera.view.value, stage.ratio());
      if (pen) layer.paint({ ...pen, to }, sight.strokes.value);
    } else if (
      pen.scene.plain &&
      !layer.proceed({ ...pen, to }, to, { changed, standingOf: sight.standingOf.value })
    )
      again();
  };
}

/** @param {Means} means @param {QuestionPainter} painter */
function questionPainter(means, painter) {
  const { camera, stage, sight } = means;
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "question")];
    begin(to, camera.view.value, stage.ratio());
    const { topic, growth, scope } = sight.question;
    if (pen && topic.value) painter.below({ ...pen, to }, topic.value, growth.value, scope.value);
  };
}

/** @param {Means} means @param {QuestionPainter} painter */
function motionPainter(means, painter) {
  const { model, playhead, camera, stage, draft } = means;
  return () => {
    const [held, to] = [penOf(means), contextOf(means, "motion")];
    begin(to, camera.view.value, stage.ratio());
    if (!held) return;
    const pen = { ...held, to };
    const { selection, hover, focus } = model.view;
    paintThreads(pen);
    const { topic, scope } = means.sight.question;
    if (topic.value) painter.above(pen, topic.value, scope.value);
    const lacking = model.plan.missing.value[0]?.ids ?? [];
    const looks = { selection: selection.value, hover: hover.value, focus: focus.value, lacking };
    paintRings(pen, looks, draft.value);
    if (playhead.motion) paintMotion(pen, playhead.motion);
    else if (playhead.reducedMotion.value) paintBadges(pen);
  };
}
