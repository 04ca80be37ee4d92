/**
 * The context of every tool. It holds the model whose methods the tool calls, the drawing that finds entities
 * at places, and the camera that converts pixels into world units. A tool never draws and never uses the
 * socket.
 *
 * @typedef {object} ToolContext
 * @property {import("../../model/model.js").Model} model
 * @property {import("../../render/renderer.js").Renderer} renderer
 * @property {import("../../render/camera.js").Camera} camera
 * @property {import("../../playback/playhead.js").Playhead} playhead
 * @property {import("../gestures/hand.js").Hand} hand
 * @property {(side: "in" | "out") => void} openWeights opens the table of the weights of what is selected, or of the
 *   step's neuron
 *
 * A point in pixels from the top left corner of the stage.
 * @typedef {{ x: number, y: number }} StagePoint
 *
 * One press of the pointer, from its first movement to its release.
 * @typedef {object} Gesture
 * @property {(point: StagePoint, event: PointerEvent) => void} move
 * @property {(point: StagePoint, event: PointerEvent) => void} end
 * @property {() => void} cancel undoes what can be undone
 */

let gestures = 0;

/** A name that groups all edits of one gesture into one undo step. @param {string} kind */
export function newGesture(kind) {
  gestures += 1;
  return `${kind}-${gestures}`;
}
