/**
 * When a neuron opens, as a signal: at its step, where the drawing leaves no room for what the step names. Must not
 * know canvases.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../../model/model.js"
 * @import { Camera } from "../camera.js"
 * @import { Line, Scene } from "../scene/layout.js"
 */

import { computed } from "@preact/signals-core";
import { looksAtNeurons } from "../../model/run/paces.js";
import { lineNames } from "../scene/layout.js";
import { frameOf } from "./frame.js";
import { lensOn } from "./lens.js";
import { membersOf } from "./members.js";
import { needsLens } from "./need.js";
import { lensSizes } from "./sizes.js";

/**
 * @param {Model} model
 * @param {object} sight
 * @param {ReadonlySignal<Scene | null>} sight.scene without a lens
 * @param {ReadonlySignal<number>} sight.group the current neuron-sized step, -1 before the first
 * @param {ReadonlySignal<boolean>} sight.asking whether a question is open
 * @param {Camera} sight.camera
 * @param {ReadonlySignal<number>} sight.zoom for which letters have their size
 * @returns {ReadonlySignal<ReturnType<typeof lensOn>>}
 */
export function createLens(model, { scene, group, asking, camera, zoom }) {
  const { view, plan, store, numbers, cursor } = model;
  const isWalking = computed(() => looksAtNeurons(cursor.state.value));
  const needed = computed(() => {
    if (asking.value || view.drawing.value || !isWalking.value) return false;
    const placed = scene.value;
    return placed !== null && needsLens(placed, zoom.value);
  });
  /** Numbers decide what comes forward, so a lens is laid anew when those of its step are here. */
  const here = computed(() => {
    const [now, at] = [plan.current.value, group.value];
    void numbers.version.value;
    return now !== null && at >= 0 && numbers.have >= now.groupStarts[at + 1] ? numbers.run : -1;
  });

  let before = /** @type {ReturnType<typeof lensOn>} */ (null);

  return computed(() => {
    const [now, at] = [plan.current.value, group.value];
    // Most of the time no step is in view, and nothing has to be laid out to know it.
    if (now === null || at < 0 || !needed.value) return null;
    const placed = scene.value;
    void here.value;
    if (!placed) return null;
    const document = store.document.peek();
    const index = store.index.peek();
    if (!document) return null;
    const step = { phase: now.groupPhase(at), neuron: now.neuronOf(at) };
    const stage = camera.size.value;
    const how = { compact: placed.sizes.compact, projector: view.projector.value };
    const pixels = lensSizes(stage, how);
    const ground = {
      scene: placed,
      index,
      frame: frameOf(placed, stage, {
        shown: camera.shown.value,
        zoom: zoom.value,
        projector: how.projector,
        label: pixels.label,
      }),
      pixel: 1 / zoom.value,
      nameOf: lineNames(document),
    };
    const members = (/** @type {Parameters<typeof membersOf>[3]} */ limits) =>
      membersOf(index, step, (kind, id) => valueAt(now, numbers, kind, id), limits);
    before = lensOn(ground, pixels, members, before?.lens);
    return before;
  });
}

/**
 * The result of a micro-step; NaN if there is none.
 * @param {import("../../model/run/plan.js").PlanView} plan @param {Model["numbers"]} numbers
 * @param {import("../../model/run/plan.js").StepKind} kind @param {string} id
 */
function valueAt(plan, numbers, kind, id) {
  const step = plan.stepOf(kind, id);
  return step < 0 ? Number.NaN : numbers.at(step);
}
