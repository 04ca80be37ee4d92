/**
 * Tidies the drawing: at a key or a button, and a network that comes without places as soon as it is here. Must
 * not know which places are tidy.
 *
 * @import { Model } from "../../model/model.js"
 * @import { Camera } from "../../render/camera.js"
 * @import { Renderer } from "../../render/renderer.js"
 */

import { effect, untracked } from "@preact/signals-core";
import { roomOf } from "../../render/fitting/sizes.js";
import { isHeap } from "../../render/tidy/heap.js";
import { tidyPlaces } from "../../render/tidy/places.js";

/**
 * @param {{ model: Model, camera: Pick<Camera, "size">, renderer: Pick<Renderer, "fit" | "glide"> }} parts
 * @returns {() => void} tidies the drawing as one edit, and shows all of it
 */
export function createTidy({ model, camera, renderer }) {
  const { store, editor } = model;
  /** @param {boolean} asked */
  const tidy = (asked) => {
    const now = store.document.peek();
    if (now === null || !editor.canEdit.peek()) return;
    if (asked) renderer.glide();
    editor.place(tidyPlaces(now, roomOf(camera.size.peek())), { asked });
    renderer.fit({ animate: asked });
  };
  let done = false;
  effect(() => {
    if (done || store.document.value === null || camera.size.value.width === 0 || !editor.canEdit.value)
      return;
    done = true;
    if (isHeap(store.document.value)) untracked(() => tidy(false));
  });
  return () => tidy(true);
}

/**
 * Undo and redo that show on the way what they move.
 * @param {Model["editor"]} editor @param {Pick<Renderer, "glide">} renderer
 */
export function gliding(editor, renderer) {
  const shown = (/** @type {() => void} */ act) => () => {
    renderer.glide();
    act();
  };
  return { undo: shown(() => editor.undo()), redo: shown(() => editor.redo()) };
}
