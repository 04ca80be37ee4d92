/**
 * What only this page knows: the tool in hand, the selection, what the pointer is on, and how things are
 * shown. None of it is saved or sent. Must not know the document.
 */

import { computed, signal } from "@preact/signals-core";

/**
 * What can be pointed at on the canvas: "neuron:<id>", "edge:<id>", "knob:<edge id>" (its weight),
 * "bias:<neuron id>", "target:<neuron id>", "input:<neuron id>" (the value of an input), "loss".
 * @typedef {string} EntityKey
 *
 * What is edited where it stands on the drawing: the value or the name of a key, or the title ("title"); `over`: what
 * is typed takes the place of the old text; `keys`: all whose value it is, where it is that of several.
 * @typedef {{ key: EntityKey, what: "value" | "name", over: boolean, keys?: readonly EntityKey[] }} Editing
 *
 * Words beside the pointer, in pixels of the drawing: one sentence on what is refused there, or on what a press does;
 * `before`: they end there.
 * @typedef {{ x: number, y: number, before?: boolean, refused: boolean, said: readonly import("../../lib/say.js").Said[] }} Beside
 *
 * What the layer tool draws; `activation`: null for that of the neurons around; `initializer`: null for the network's.
 * @typedef {{ count: number, role: "input" | "hidden" | "output", activation: string | null, oneToOne: boolean,
 *   initializer: string | null }} LayerTool
 *
 * Where the tool in hand would place something, in world units, and whether the pointer or keys have put it there;
 * `oneToOne`: for this once.
 * @typedef {{ x: number, y: number, by: "pointer" | "keys", oneToOne?: boolean }} GhostPlace
 *
 * @typedef {"select" | "neuron" | "edge" | "layer" | "hand"} Tool
 * @typedef {"system" | "light" | "dark"} Theme
 * @typedef {"log" | "log8" | "linear" | "layer"} Scale logarithmic over four or eight decades, linear, by the
 *   largest of a layer
 */

/** How many decades a scale spans, if it is logarithmic. @type {Partial<Record<Scale, number>>} */
export const DECADES = Object.freeze({ log: 4, log8: 8 });

/** @type {ReadonlySet<EntityKey>} */
const NOTHING = Object.freeze(new Set());

export function createView() {
  const projector = signal(false);
  /** An earlier version that lies over the drawing. @type {import("@preact/signals-core").Signal<import("../../protocol/messages.js").Document | null>} */
  const past = signal(null);
  return {
    /** @type {import("@preact/signals-core").Signal<Tool>} */
    tool: signal("select"),
    /** The role of the neurons that the neuron tool draws.
     * @type {import("@preact/signals-core").Signal<"input" | "hidden" | "output">} */
    newRole: signal("hidden"),
    /** @type {import("@preact/signals-core").Signal<LayerTool>} */
    layer: signal({ count: 4, role: "hidden", activation: null, oneToOne: false, initializer: null }),
    /** @type {import("@preact/signals-core").Signal<GhostPlace | null>} */
    ghost: signal(null),
    /** Whether the drawing tools are open. */
    drawing: signal(false),
    /** @type {import("@preact/signals-core").Signal<ReadonlySet<EntityKey>>} */
    selection: signal(NOTHING),
    /** @type {import("@preact/signals-core").Signal<Editing | null>} */
    editing: signal(null),
    /** @type {import("@preact/signals-core").Signal<Beside | null>} */
    beside: signal(null),
    /** A network that was pasted or dropped and may be put in or opened: its text, and as it was read.
     * @type {import("@preact/signals-core").Signal<{ text: string, part: import("../../protocol/messages.js").Document } | null>} */
    offered: signal(null),
    /** @type {import("@preact/signals-core").Signal<EntityKey | null>} */
    hover: signal(null),
    /** @type {import("@preact/signals-core").Signal<EntityKey | null>} */
    focus: signal(null),
    /** "parameter:<id>": the parameter whose gradient is asked for.
     * @type {import("@preact/signals-core").Signal<string | null>} */
    marked: signal(null),
    /** @type {import("@preact/signals-core").Signal<Theme>} */
    theme: signal("system"),
    projector,
    past,
    /** Where the pointer is on the drawing, in world units; null where it is not.
     * @type {import("@preact/signals-core").Signal<{ x: number, y: number } | null>} */
    pointer: signal(null),
    /** Whether keys without Ctrl or Cmd act while the stage has the focus. */
    singleKeys: signal(true),
    /** Whether what is placed or moved keeps to rows, columns and gaps of the others. */
    snapping: signal(true),
    /** Significant digits of computed numbers, 2 to 17. */
    digits: signal(4),
    /** Whether numbers are written in powers of ten throughout. */
    scientific: signal(false),
    /** Whether each neuron shows what it gives over the inputs, in place of its dial. */
    pictures: signal(false),
    /** How the size of a mark follows its number. @type {import("@preact/signals-core").Signal<Scale>} */
    scale: signal("log"),
    /** Whether a step hides its result until the next press. */
    askFirst: signal(false),
    /** Whether the steps of a presenter go from stop to stop. */
    stopsOn: signal(false),
    /** Whether somebody writes what is said at the present step. */
    marking: signal(false),
    /** Whether the projected page is blank for a moment. */
    blank: signal(false),
    /** A projected drawing is for looking at: a slip of the hand in front of a class changes nothing. Nor does one where
     * an earlier version hides what it would change. */
    locked: computed(() => projector.value || past.value !== null),
  };
}

/** @typedef {ReturnType<typeof createView>} View */

/**
 * The two halves of an entity's key; the id of "loss" is "".
 * @param {EntityKey} key
 * @returns {{ kind: string, id: string }}
 */
export function splitKey(key) {
  const colon = key.indexOf(":");
  return colon < 0 ? { kind: key, id: "" } : { kind: key.slice(0, colon), id: key.slice(colon + 1) };
}
