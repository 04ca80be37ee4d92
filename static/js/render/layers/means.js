/**
 * What the painters of the layers share: what they are made with, the state that they paint, and their canvases.
 * Must not know what is painted.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../../model/model.js"
 * @import { Playhead } from "../../playback/playhead.js"
 * @import { Camera } from "../camera.js"
 * @import { createLayers } from "./canvases.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Draft } from "../marks/drafts/draft.js"
 * @import { Sight } from "../signals.js"
 * @import { Theme } from "./theme.js"
 * @import { Typesetter } from "../marks/letters/typeset.js"
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
 *
 * What a picture is made with too, which has no stage.
 * @typedef {Omit<Means, "stage" | "draft">} Seen
 */

import { resultsOf } from "../../model/asking/experiment.js";
import { DECADES } from "../../model/page/view.js";
import { visibleWorld } from "../marks/pen.js";

/** The layers, lowest first. */
export const LAYERS = /** @type {const} */ (["edges", "base", "pictures", "question", "marks", "motion"]);
/** @typedef {typeof LAYERS[number]} LayerName */

/**
 * The current state that painters need; null if there is nothing to paint.
 * @param {Seen} means @returns {Omit<Pen, "to"> | null}
 */
export function penOf({ model, playhead, camera, sight, theme, type }) {
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
    valueAt: resultsOf(model).at,
    measure: sight.measure.value,
    heaviest: sight.heaviest.value,
    digits: model.view.digits.value,
    decades: DECADES[model.view.scale.value],
    deep: sight.question.topic.value === null && !model.view.projector.value,
    fade: sight.question.fade.value,
    zoom: camera.view.value.zoom,
    visible: visibleWorld(camera.view.value, camera.size.value),
    frame: sight.frame.value,
    // An opened neuron, and the room of a question, need their numbers inside.
    pictured:
      model.view.pictures.value && model.pictures.latest.value !== null && !scene.lens && !scene.asked,
  };
}

/** @param {Means} means @param {LayerName} name */
export const contextOf = ({ stage }, name) => stage.layers[LAYERS.indexOf(name)].context;

/** @param {readonly unknown[]} one @param {readonly unknown[]} other */
export const isSame = (one, other) =>
  one.length === other.length && one.every((part, i) => part === other[i]);
