/**
 * The drawing of an earlier version, over the stage: laid out and painted as the present one, by a model of its own that
 * no server knows. So it has no computed number, nothing on it can be changed, and what lies below goes on. Must not know
 * where the version comes from.
 *
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Document, Operations } from "../protocol/messages.js"
 */

import { createCamera } from "./camera.js";
import { createRenderer } from "./renderer.js";

/**
 * @param {HTMLElement} host shown while it is called
 * @param {{ model: Model, playhead: Playhead }} beside which nobody else uses
 */
export function createPast(host, { model, playhead }) {
  const camera = createCamera({ clock: playhead.clock, reducedMotion: playhead.reducedMotion });
  const renderer = createRenderer(host, model, playhead, camera);

  /** @param {Document} document @param {Operations | null} operations what the server can compute with */
  return (document, operations) => {
    model.people.operations.value = operations;
    model.store.welcome({ document, revision: 0, last_edit: -1 });
    renderer.fit({ animate: false });
  };
}
