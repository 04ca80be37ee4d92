/**
 * Selections of things that may vanish: another person, or an undo, can take away what is selected here.
 * Must not know how a selection is drawn.
 *
 * @import { Index } from "../document/indexing.js"
 * @import { EntityKey, View } from "./view.js"
 */

import { splitKey } from "./view.js";

/** @type {Record<string, (index: Index, id: string) => boolean>} */
const ALIVE = {
  neuron: (index, id) => index.neurons.has(id),
  edge: (index, id) => index.edges.has(id),
  knob: (index, id) => index.edges.has(id),
  bias: (index, id) => Boolean(index.neurons.get(id)?.bias),
  target: (index, id) => index.neurons.get(id)?.role === "output",
  input: (index, id) => index.neurons.get(id)?.role === "input",
  loss: () => true,
  title: () => true,
};

/**
 * Whether what a key names is there.
 * @param {Index} index
 * @param {EntityKey} key
 */
function isAlive(index, key) {
  const { kind, id } = splitKey(key);
  return Object.hasOwn(ALIVE, kind) && ALIVE[kind](index, id);
}

/**
 * Takes what has vanished out of the selection, the focus and the hover.
 * @param {View} view
 * @param {Index} index
 */
export function keepSelectionAlive(view, index) {
  const editing = view.editing.peek();
  if (editing !== null && !isAlive(index, editing.key)) view.editing.value = null;
  const selected = view.selection.peek();
  const left = [...selected].filter((key) => isAlive(index, key));
  if (left.length < selected.size) view.selection.value = new Set(left);
  for (const pointed of [view.focus, view.hover]) {
    const key = pointed.peek();
    if (key !== null && !isAlive(index, key)) pointed.value = null;
  }
}

/** The ids of the selected neurons. @param {View} view */
export function selectedNeurons(view) {
  return [...view.selection.peek()].map(splitKey).flatMap(({ kind, id }) => (kind === "neuron" ? [id] : []));
}

/**
 * The neuron or edge that an entity's key, or a bare id, stands for.
 * @param {Index} index
 * @param {EntityKey} key
 * @returns {{ kind: "neurons" | "edges", id: string } | null}
 */
export function recordOf(index, key) {
  const { kind, id } = splitKey(key);
  if ((kind === "edge" || kind === "knob") && index.edges.has(id)) return { kind: "edges", id };
  if (kind === "neuron" && index.neurons.has(id)) return { kind: "neurons", id };
  if (index.neurons.has(key)) return { kind: "neurons", id: key };
  return index.edges.has(key) ? { kind: "edges", id: key } : null;
}
