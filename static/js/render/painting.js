/**
 * Painting the layers: which of them are soiled, and what goes on each when the frame comes. Must not know
 * why a layer was soiled.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Camera } from "./camera.js"
 * @import { createLayers } from "./layers.js"
 * @import { Pen } from "./pen.js"
 * @import { QuestionPainter } from "./question_painter.js"
 * @import { Draft } from "./rings.js"
 * @import { Sight } from "./sight.js"
 * @import { Theme } from "./theme.js"
 * @import { Typesetter } from "./typeset.js"
 *
 * @typedef {object} Means
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {Camera} camera
 * @property {Sight} sight
 * @property {ReturnType<typeof createLayers>} stage
 * @property {ReadonlySignal<Theme>} theme
 * @property {ReadonlySignal<number>} fonts
 * @property {Typesetter} type
 * @property {ReadonlySignal<Draft | null>} draft
 */

import { untracked } from "@preact/signals-core";
import { paintBadges } from "./badges.js";
import { paintBase } from "./base.js";
import { markItems } from "./marks.js";
import { paintMotion } from "./motion.js";
import { begin, visibleWorld } from "./pen.js";
import { createQuestionPainter } from "./question_painter.js";
import { paintRings } from "./rings.js";
import { createSheet } from "./sheet.js";
import { paintThreads } from "./threads.js";

/** The layers, lowest first. */
export const LAYERS = /** @type {const} */ (["base", "question", "marks", "motion"]);
/** @typedef {typeof LAYERS[number]} LayerName */

/** @param {Means} means */
export function createPainting(means) {
  const { model, playhead, camera } = means;
  const question = createQuestionPainter();
  const painters = {
    base: basePainter(means),
    question: questionPainter(means, question),
    marks: marksPainter(means),
    motion: motionPainter(means, question),
  };
  /** @type {Set<LayerName>} */
  const soiled = new Set();
  let painted = camera.view.peek();

  function paint() {
    const view = camera.view.peek();
    if (isTorn(model) && view === painted) return;
    painted = view;
    const due = [...soiled];
    soiled.clear();
    for (const name of due) untracked(painters[name]);
  }

  return {
    /** Paints what is soiled, now. */
    paint,
    /** Has what is soiled painted in the next frame. */
    ask() {
      if (soiled.size > 0) playhead.clock.once(paint);
    },
    /** Has layers painted in the next frame. @param {...LayerName} names */
    soil(...names) {
      for (const name of names) soiled.add(name);
      playhead.clock.once(paint);
    },
  };
}

/**
 * Between the first numbers of an iteration or a run and the cursor that goes with them, what stands on the
 * stage is truer than what could be painted.
 * @param {Model} model
 */
function isTorn({ cursor, numbers }) {
  const now = cursor.state.peek();
  if (now === null || now.run === 0 || numbers.run === 0 || numbers.have === 0) return false;
  return !numbers.areOf(now);
}

/**
 * What painters need of the moment; null where there is nothing to paint.
 * @param {Means} means @returns {Omit<Pen, "to"> | null}
 */
function penOf({ model, playhead, camera, sight, theme, type }) {
  const [scene, attention] = [sight.scene.value, sight.attention.value];
  if (!scene || !attention) return null;
  return {
    scene,
    sizes: scene.sizes,
    theme: theme.value,
    type,
    index: model.store.index.value,
    plan: model.plan.current.value,
    read: sight.read.value,
    attention,
    grown: sight.grown.value,
    shown: playhead.shown.value,
    valueAt: (step) => model.numbers.at(step),
    measure: sight.measure.value,
    digits: model.view.digits.value,
    fade: sight.question.fade.value,
    zoom: camera.view.value.zoom,
    visible: visibleWorld(camera.view.value, camera.size.value),
  };
}

/** @param {Means} means @param {LayerName} name */
const contextOf = ({ stage }, name) => stage.layers[LAYERS.indexOf(name)].context;

/** @param {Means} means */
function basePainter(means) {
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "base")];
    begin(to, means.camera.view.value, means.stage.ratio());
    if (pen) paintBase({ ...pen, to }, means.sight.strokes.value);
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

/** @param {Means} means */
function marksPainter(means) {
  const { camera, stage, sight, theme, fonts } = means;
  const sheet = createSheet();
  /** What the sheet lay on: while it is the same, what stands on it can stay. @type {unknown[]} */
  let ground = [];
  return () => {
    const pen = penOf(means);
    const now = [sight.scene.value, theme.value, camera.view.value, stage.turns(), fonts.value];
    const whole = now.some((part, i) => part !== ground[i]);
    ground = now;
    const items = pen ? markItems(pen) : [];
    sheet.paint(contextOf(means, "marks"), camera.view.value, stage.ratio(), items, whole);
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
