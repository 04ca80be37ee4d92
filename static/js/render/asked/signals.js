/**
 * The drawing while a question is open, as a signal. Must not know canvases.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../../model/model.js"
 * @import { Camera } from "../camera.js"
 * @import { Scope } from "../question/involved.js"
 * @import { Topic } from "../question/topic.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Typesetter } from "../marks/letters/typeset.js"
 */

import { computed } from "@preact/signals-core";
import { frameOf } from "../lens/frame.js";
import { lensSizes } from "../lens/sizes.js";
import { sceneFor } from "./scene.js";

/**
 * @param {Model} model
 * @param {object} sight
 * @param {ReadonlySignal<Scene | null>} sight.scene without a question
 * @param {ReadonlySignal<Topic | null>} sight.topic
 * @param {ReadonlySignal<Scope | null>} sight.scope
 * @param {Camera} sight.camera
 * @param {ReadonlySignal<number>} sight.zoom for which letters have their size
 * @param {Typesetter} sight.type
 * @returns {{ frame: ReadonlySignal<Rect>, scene: ReadonlySignal<Scene | null> }} `scene`: null without a question
 */
export function createAsked({ view, store }, { scene, topic, scope, camera, zoom, type }) {
  const frame = computed(() => {
    const [placed, size, projector] = [scene.value, camera.size.value, view.projector.value];
    if (!placed) return { x: 0, y: 0, w: 1, h: 1 };
    return frameOf(placed, size, { shown: camera.shown.value, zoom: zoom.value, projector, label: 0 });
  });
  /** @type {{ ground: readonly unknown[], scene: Scene | null }} */
  let last = { ground: [], scene: null };
  const asked = computed(() => {
    const [placed, now] = [scene.value, topic.value];
    const document = store.document.peek();
    if (!placed || !now || !document) return null;
    // A topic is told anew for much that moves nothing.
    const { paths, walk, checked, done, said, touched, projected } = now;
    const told = [paths, walk, checked, done, said, touched?.path, touched?.factor, projected];
    const parts = [placed, document, scope.value, frame.value, zoom.value, view.digits.value, ...told];
    if (parts.every((part, i) => part === last.ground[i])) return last.scene;
    const how = { compact: placed.sizes.compact, projector: now.projected };
    const ground = {
      scene: placed,
      document,
      index: store.index.peek(),
      type,
      digits: view.digits.value,
      frame: frame.value,
      zoom: zoom.value,
      pixels: lensSizes(camera.size.value, how),
    };
    last = { ground: parts, scene: sceneFor(ground, now, scope.value) };
    return last.scene;
  });
  return { frame, scene: asked };
}
