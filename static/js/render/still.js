/**
 * Small pictures of networks that are not open: each is laid out off the stage, by a model of its own that no server
 * knows, and drawn by the stage's painters. Words and knobs would be too small to read and are left out. Must not
 * know where the networks come from.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Document, Operations } from "../protocol/messages.js"
 * @import { Seen } from "./layers/means.js"
 * @import { Strokes } from "./layers/strokes.js"
 * @import { Picture } from "./picture/picture.js"
 *
 * Activations by the id of their neuron, and the loss; null where it is not known.
 * @typedef {{ values: Readonly<Record<string, number>>, loss: number | null }} Numbers
 */

import { computed, signal, untracked } from "@preact/signals-core";
import { createCamera } from "./camera.js";
import { fitTo } from "./fitting/fit.js";
import { fitting } from "./fitting/sizes.js";
import { pictureOf, withoutText } from "./picture/picture.js";
import { createSight } from "./signals.js";

/** The stage that a network is laid out for, in pixels: its shapes are those of a small window. */
const STAGE = { width: 320, height: 200 };
/** How much wider lines are than on the stage. */
const BOLDER = 1.7;
/** @type {Numbers} */
const NOTHING = Object.freeze({ values: {}, loss: null });
const CURRENT = /** @type {const} */ ("current");
const NONE = /** @type {Map<string, any>} */ (new Map());

/**
 * @param {{ model: Model, playhead: Playhead }} offStage which nobody else uses
 * @param {Pick<Seen, "theme" | "fonts" | "type">} look of the stage
 * @param {ReadonlySignal<boolean>} reducedMotion
 */
export function createStills({ model, playhead }, look, reducedMotion) {
  const camera = createCamera({ clock: playhead.clock, reducedMotion });
  const sizes = signal(fitting(null, STAGE).sizes);
  const sight = createSight(model, playhead, { ...look, sizes, camera, zoom: signal(1) });
  camera.size.value = STAGE;
  const whole = computed(() => sight.whole.value && { ...sight.whole.value, knobs: NONE, targets: NONE });
  const known = signal(NOTHING);
  /** As of a network that is open, but for the numbers that are given. */
  const read = computed(() => {
    const { values, loss } = known.value;
    const a = (/** @type {string} */ id) =>
      Object.hasOwn(values, id) ? { state: CURRENT, value: values[id] } : sight.read.value.a(id);
    const whole = () => (loss === null ? sight.read.value.loss() : { state: CURRENT, value: loss });
    return { ...sight.read.value, a, loss: whole };
  });
  const means = { model, playhead, camera, sight: { ...sight, whole, read }, ...look };

  /**
   * A network in the present theme; null where it has no neuron.
   * @param {Document} document @param {Operations} operations what the server can compute with
   * @param {Numbers} [numbers] that are known of it
   * @returns {Picture | null}
   */
  return (document, operations, numbers = NOTHING) =>
    untracked(() => {
      known.value = numbers;
      if (document.neurons.length === 0) return null;
      model.people.operations.value = operations;
      model.store.welcome({ document, revision: 0, last_edit: -1 });
      const shown = fitTo(sight.drawn(), STAGE, { projector: false }, (now) => {
        sizes.value = now;
        sight.rest();
        return sight.whole.peek();
      });
      if (shown) camera.fit(shown.bounds, { animate: false, free: shown.free });
      const picture = pictureOf(means, "drawing");
      return picture && { ...picture, strokes: bold(withoutText(picture.strokes)) };
    });
}

/** Lines that are still seen when the picture is made small. @param {Strokes} strokes @returns {Strokes} */
function bold(strokes) {
  const bolder = [...strokes];
  for (let i = 0; i < strokes.length; i += 2 + /** @type {number} */ (strokes[i + 1]))
    if (strokes[i] === "lineWidth") bolder[i + 2] = BOLDER * /** @type {number} */ (strokes[i + 2]);
  return bolder;
}

/** @typedef {ReturnType<typeof createStills>} Stills */
