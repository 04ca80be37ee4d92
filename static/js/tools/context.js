/**
 * What every tool is given: the model whose verbs it calls, the drawing it asks what lies where, the camera
 * that turns pixels into world units. A tool never draws and never touches the socket.
 *
 * @typedef {object} ToolContext
 * @property {import("../model/model.js").Model} model
 * @property {import("../render/renderer.js").Renderer} renderer
 * @property {import("../render/camera.js").Camera} camera
 * @property {import("../playback/playhead.js").Playhead} playhead
 *
 * A point in pixels from the top left corner of the stage.
 * @typedef {{ x: number, y: number }} StagePoint
 *
 * One press of the pointer, from the moment it moves to the moment it is let go.
 * @typedef {object} Gesture
 * @property {(point: StagePoint, event: PointerEvent) => void} move
 * @property {(point: StagePoint, event: PointerEvent) => void} end
 * @property {() => void} cancel puts back what can be put back
 */

let gestures = 0;

/** A name under which all edits of one gesture become one step to undo. @param {string} kind */
export function newGesture(kind) {
  gestures += 1;
  return `${kind}-${gestures}`;
}
