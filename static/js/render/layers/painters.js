/**
 * The painters of the layers, called when the frame comes. Each painter gets the state that it needs and
 * paints its own canvas. Must not know why or when a layer is painted.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../../model/model.js"
 * @import { Playhead } from "../../playback/playhead.js"
 * @import { Camera } from "../camera.js"
 * @import { createLayers } from "./canvases.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { QuestionPainter } from "../question/painter.js"
 * @import { Draft } from "../marks/rings.js"
 * @import { Sight } from "../signals.js"
 * @import { Theme } from "./theme.js"
 * @import { Typesetter } from "../marks/typeset.js"
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

import { begin, visibleWorld } from "../marks/pen.js";
import { paintRings } from "../marks/rings.js";
import { paintThreads } from "../marks/threads.js";
import { paintMotion } from "../motion/layer.js";
import { paintBadges } from "../motion/reduced_motion.js";
import { createQuestionPainter } from "../question/painter.js";
import { paintBase } from "./bodies.js";
import { createSheet } from "./changed_items.js";
import { createEdgeLayer } from "./edges.js";
import { markItems } from "./numbers.js";

/** If there are more marks than this, they are checked in turn. */
const MANY = 48;
/** Milliseconds per frame for checking marks that are not urgent. */
const ENOUGH = 0.7;
/** The paces at which every mark is painted at once. */
const WALKING = new Set(["term", "neuron", "layer"]);

/** The layers, lowest first. */
export const LAYERS = /** @type {const} */ (["edges", "base", "question", "marks", "motion"]);
/** @typedef {typeof LAYERS[number]} LayerName */

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
 * The current state that painters need; null if there is nothing to paint.
 * @param {Means} means @returns {Omit<Pen, "to"> | null}
 */
function penOf({ model, playhead, camera, sight, theme, type }) {
  const [scene, attention] = [sight.scene.value, sight.attention.value];
  if (!scene || !attention) return null;
  const index = model.store.index.value;
  return {
    scene,
    sizes: scene.sizes,
    theme: theme.value,
    type,
    index,
    bounded: sight.bounded.value,
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
      sight.scene.value,
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

/** @param {readonly unknown[]} one @param {readonly unknown[]} other */
const isSame = (one, other) => one.length === other.length && one.every((part, i) => part === other[i]);

/** @param {Means} means */
function basePainter(means) {
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "base")];
    begin(to, means.camera.view.value, means.stage.ratio());
    if (pen) paintBase({ ...pen, to });
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

/**
 * @param {Means} means @param {() => void} again schedules the layer for the next frame too
 */
function marksPainter(means, again) {
  const { camera, stage, sight, theme, fonts, model } = means;
  const sheet = createSheet();
  /**
   * The state that the sheet was painted for. While it is unchanged, the painted marks can stay.
   * @type {unknown[]}
   */
  let ground = [];
  /** @type {unknown[]} */
  let moment = [];
  return () => {
    const pen = penOf(means);
    const now = [sight.scene.value, theme.value, camera.view.value, stage.turns(), fonts.value];
    const present = [pen?.read, pen?.attention, pen?.measure, pen?.digits, pen?.fade];
    const [whole, fresh] = [!isSame(now, ground), !isSame(present, moment)];
    [ground, moment] = [now, present];
    const items = pen ? markItems(pen) : [];
    const portion = pen && (isRunning(model) || items.length > MANY) ? portionOf(pen) : null;
    const to = contextOf(means, "marks");
    if (!sheet.paint(to, camera.view.value, stage.ratio(), items, { whole, fresh, portion })) again();
  };
}

/** Whether playback is too fast for anybody to read along. @param {Model} model */
function isRunning({ cursor }) {
  const now = cursor.state.value;
  return now?.playing === true && !WALKING.has(now.pace);
}

/**
 * The neuron of the current step (L for the loss) is painted at once; all other marks as time allows.
 * @param {Omit<Pen, "to">} pen
 */
function portionOf({ attention }) {
  const began = performance.now();
  const urgent = attention.phase === "loss" ? "body:" : `body:${attention.neuron}`;
  return {
    isUrgent: (/** @type {string} */ key) => key === urgent,
    enough: () => performance.now() - began > ENOUGH,
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
