/**
 * The painters of the layers, called when the frame comes. Each painter gets the state that it needs and
 * paints its own canvas. Must not know why or when a layer is painted.
 *
 * @import { Pen } from "../marks/pen.js"
 * @import { LayerName, Means } from "./means.js"
 * @import { QuestionPainter } from "../question/painter.js"
 * @import { Strokes } from "./strokes.js"
 */

import { paintDraft } from "../marks/drafts/draft.js";
import { SLICE } from "../marks/edges.js";
import { columnsIn, paintColumnNames } from "../marks/opened/column_names.js";
import { begin } from "../marks/pen.js";
import { paintRings } from "../marks/rings.js";
import { paintThreads } from "../marks/threads.js";
import { paintMotion } from "../motion/layer.js";
import { paintBadges } from "../motion/reduced_motion.js";
import { createQuestionPainter } from "../question/painter.js";
import { createEdgeLayer } from "./edges.js";
import { contextOf, isSame, penOf } from "./means.js";
import { picturesPainter } from "./pictures.js";
import { basePainter, marksPainter } from "./sheets.js";
import { record, replay, sameStrokes } from "./strokes.js";

/**
 * A painter for each layer.
 * @param {Means} means @param {(name: LayerName) => void} again schedules a layer for the next frame too
 * @returns {Record<LayerName, (whole: boolean) => unknown>} each paints all of its layer if `whole`, else as much
 *   as a frame has time for; it returns false as long as its layer shows another view
 */
export function createPainters(means, again) {
  const question = createQuestionPainter();
  return {
    edges: edgesPainter(means, () => again("edges")),
    base: basePainter(means),
    pictures: picturesPainter(means),
    question: questionPainter(means, question),
    marks: marksPainter(means, () => again("marks")),
    motion: motionPainter(means, question),
  };
}

/**
 * @param {Means} means @param {() => void} again schedules the layer for the next frame too
 * @returns {(whole: boolean) => boolean} whether the layer shows the edges in the current view
 */
function edgesPainter(means, again) {
  const { sight, theme, camera, stage, model, playhead } = means;
  const layer = createEdgeLayer(sight.weightOf);
  const markFirst = markOnce();
  /** @type {unknown[]} */
  let ground = [];
  /** @type {unknown[]} */
  let content = [];
  return (whole) => {
    const [pen, to, view] = [penOf(means), contextOf(means, "edges"), camera.view.value];
    const [standingOf, strokes] = [sight.standingOf.value, sight.strokes.value];
    const canvas = [stage.turns(), pen?.scene.plain];
    const now = [...canvas, standingOf, sight.question.fade.value, theme.value];
    const drawn = [sight.layout.value, sight.weighed.value, model.store.document.value?.parameters];
    const [same, changed] = [isSame(now, ground), !isSame(drawn, content)];
    const gone = !isSame(canvas, ground.slice(0, canvas.length));
    [ground, content] = [now, drawn];
    const slice = playhead.motion ? SLICE.beside : SLICE.alone;
    const how = { view, ratio: stage.ratio(), standingOf, slice };
    if (pen?.scene.plain && !whole) {
      if (!same) layer.renew(gone);
      if (!layer.proceed({ ...pen, to }, to, how, changed)) again();
      if (layer.hasAll()) markFirst();
      return layer.shows(view);
    }
    begin(to, view, how.ratio);
    if (pen?.scene.plain) layer.paintAll({ ...pen, to }, how);
    else if (pen) layer.paint({ ...pen, to }, strokes, how);
    if (pen) markFirst();
    return true;
  };
}

/** Leaves a mark for measurements when all edges have been painted for the first time. */
function markOnce() {
  let marked = false;
  return () => {
    if (!marked) performance.mark("edges painted");
    marked = true;
  };
}

/** @param {Means} means @param {QuestionPainter} painter */
function questionPainter(means, painter) {
  const { camera, stage, sight } = means;
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "question")];
    const { topic, growth, scope } = sight.question;
    // A browser without a graphics card copies each canvas in view with each frame.
    to.canvas.hidden = topic.value === null;
    if (topic.value === null) return;
    begin(to, camera.view.value, stage.ratio());
    if (pen) painter.below({ ...pen, to }, topic.value, growth.value, scope.value);
  };
}

/**
 * While nothing moves, the layer is painted only where something else stands on it.
 * @param {Means} means @param {QuestionPainter} painter
 */
function motionPainter(means, painter) {
  const { playhead, camera, stage, fonts } = means;
  /** @type {Strokes | null} */
  let standing = null;
  /** @type {unknown[]} */
  let ground = [];
  return () => {
    const [held, to, view] = [penOf(means), contextOf(means, "motion"), camera.view.value];
    const { motion } = playhead;
    const before = { ground, standing };
    ground = [view, stage.turns(), fonts.value];
    standing =
      held && !motion ? record((recorder) => paintStill(means, painter, { ...held, to: recorder })) : null;
    to.canvas.hidden = motion === null && !standing?.length;
    if (
      standing &&
      before.standing &&
      isSame(ground, before.ground) &&
      sameStrokes(standing, before.standing)
    )
      return;
    begin(to, view, stage.ratio());
    if (standing) replay(to, standing);
    else if (held && motion) {
      paintOver(means, painter, { ...held, to });
      paintMotion({ ...held, to }, motion);
    }
  };
}

/** @param {Means} means @param {QuestionPainter} painter @param {Pen} pen */
function paintStill(means, painter, pen) {
  paintOver(means, painter, pen);
  if (means.playhead.reducedMotion.value) paintBadges(pen);
}

/** What stands above all numbers. @param {Means} means @param {QuestionPainter} painter @param {Pen} pen */
function paintOver({ model, draft, sight }, painter, pen) {
  const { selection, hover, focus, drawing } = model.view;
  paintThreads(pen);
  if (drawing.value && !pen.scene.lens) paintColumnNames(pen, columnsIn(pen));
  const { topic, scope } = sight.question;
  if (topic.value) painter.above(pen, topic.value, scope.value);
  const lacking = model.plan.missing.value[0]?.ids ?? [];
  const looks = { selection: selection.value, hover: hover.value, focus: focus.value, lacking };
  paintRings(pen, looks);
  paintDraft(pen, draft.value);
}
