/**
 * Keyboard commands for drawing: nudge, remove, walk along edges, grow a neuron from another. Must not know
 * which keys call them.
 */

import { systemClock } from "../../lib/clock.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { freeFrom, NEXT } from "./column.js";
import { newGesture } from "./context.js";
import { guidesAt } from "./guides.js";
import { keepInView } from "./in_view.js";

/** Distances in world units: one arrow press, and the lines of the grid. */
const NUDGE = 2;
const GRID = 20;

/** @typedef {import("./context.js").ToolContext} ToolContext */

let lastNudge = { at: 0, gesture: "" };
/** How long guides stand after a key has moved something, in milliseconds. */
const READ = 1000;
let withdraw = () => {};

/**
 * Moves what is selected; by the grid, the first neuron goes to its next line and the others go along.
 * @param {ToolContext} context @param {readonly [number, number]} direction @param {boolean} byGrid
 */
export function nudge({ model, renderer }, [dx, dy], byGrid) {
  const ids = selectedNeurons(model.view);
  const first = model.store.index.peek().neurons.get(ids[0] ?? "");
  if (!first || !model.editor.canEdit.peek()) return;
  // Nudges within a second are one undo step.
  const now = performance.now();
  lastNudge = { at: now, gesture: now - lastNudge.at < 1000 ? lastNudge.gesture : newGesture("nudge") };
  const by = (/** @type {number} */ at, /** @type {number} */ direction) =>
    byGrid ? toLine(at, direction) - at : direction * NUDGE;
  model.editor.move(ids, by(first.x ?? 0, dx), by(first.y ?? 0, dy), lastNudge.gesture);
  const { neurons } = model.store.index.peek();
  const { x = 0, y = 0 } = neurons.get(first.id) ?? first;
  const guides = guidesAt(
    { x, y },
    [...neurons.values()].filter(({ id }) => !ids.includes(id)),
  );
  withdraw();
  renderer.setDraft(guides);
  if (guides !== null) withdraw = systemClock.after(READ, () => renderer.withdraw(guides));
}

/** The next line of the grid in a direction; where one is, if there is none. @param {number} at @param {number} direction */
function toLine(at, direction) {
  if (direction === 0) return at;
  return direction > 0 ? (Math.floor(at / GRID) + 1) * GRID : (Math.ceil(at / GRID) - 1) * GRID;
}

/** @param {ToolContext} context */
export function remove({ model }) {
  const keys = [...model.view.selection.peek()].filter((key) => /^(?:neuron|edge|knob|input):/.test(key));
  const biases = [...model.view.selection.peek()].filter((key) => key.startsWith("bias:"));
  if (keys.length > 0) model.editor.remove(keys);
  for (const key of biases) model.editor.setBias(key.slice("bias:".length), "none");
}

/**
 * Selects the neuron at the other end of the edge that is closest to a direction.
 * @param {ToolContext} context @param {readonly [number, number]} direction
 */
export function walkEdge({ model }, [dx, dy]) {
  const index = model.store.index.peek();
  const from = index.neurons.get(selectedNeurons(model.view)[0] ?? "");
  if (!from) return;
  const near = [
    ...(index.outgoing.get(from.id) ?? []).map(({ target }) => target),
    ...(index.incoming.get(from.id) ?? []).map(({ source }) => source),
  ];
  let best = { cosine: 0.1, id: "" };
  for (const id of near) {
    const to = index.neurons.get(id);
    const [x, y] = [(to?.x ?? 0) - (from.x ?? 0), (to?.y ?? 0) - (from.y ?? 0)];
    const cosine = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    if (cosine > best.cosine) best = { cosine, id };
  }
  if (best.id !== "") model.view.selection.value = new Set([`neuron:${best.id}`]);
}

/**
 * Adds a neuron in a direction; if it is left or right of the selected neuron, an edge joins them.
 * @param {ToolContext} context @param {readonly [number, number]} direction
 */
export function growFrom(context, [dx, dy]) {
  const { editor, store, view } = context.model;
  const from = store.index.peek().neurons.get(selectedNeurons(view)[0] ?? "");
  if (!from || !editor.canEdit.peek()) return;
  const gesture = newGesture("grow");
  const { x, y } = freeFrom(store.document.peek()?.neurons ?? [], {
    x: (from.x ?? 0) + dx * NEXT.across,
    y: (from.y ?? 0) + dy * NEXT.down,
  });
  // To the left or right, the flow of values decides which neuron is the source. A neuron above or below has
  // the same role.
  const beside = dx === 0;
  const grown = editor.addNeuron({ role: beside ? from.role : "hidden", x, y, gesture });
  if (typeof grown !== "string") return;
  if (dx > 0) editor.connect(from.id, grown, gesture);
  if (dx < 0) editor.connect(grown, from.id, gesture);
  view.selection.value = new Set([`neuron:${grown}`]);
  keepInView(context, [{ x, y }]);
}
