/**
 * What an output, or every neuron, gives over a plane of two inputs, asked of the server while somebody looks at it: one
 * question at a time, and not more often than eyes follow. It goes on while a network trains. Must not know how the picture looks.
 *
 * @import { Plane, Unanswered } from "../../protocol/messages.js"
 * @import { Parts } from "./asides.js"
 *
 * What is looked at; `output` is null for every neuron, `up` where there is one input only. box: left, right, bottom, top.
 * @typedef {{ output: string | null, across: string, up: string | null, box: readonly [number, number, number, number] }} View
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Parts of each side of the box, of an output and of every neuron. */
const SIZE = { one: 64, every: 32, line: 200 };
/** Milliseconds from one question to the next. */
const SPACING = 100;

/**
 * @template {View} V what kind of view
 * @param {Parts & { clock: import("../../lib/clock.js").Clock }} parts
 * @param {number} first far from the numbers of all other questions
 */
export function createPlane({ cursor, store, people, transport, clock }, first) {
  const wanted = signal(/** @type {V | null} */ (null));
  const kept = signal(/** @type {Plane | null} */ (null));
  /** The question that was answered last. */
  const told = signal("");
  /** The question that is under way, "" for none. */
  const open = signal("");
  const waits = signal(false);
  let asked = first;

  /** The place and what is asked of it; null where nothing runs, and without a line. */
  const question = computed(() => {
    const [now, view] = [cursor.state.value, wanted.value];
    const runs = now !== null && now.run !== 0 && people.connection.value === "open";
    if (!runs || view === null || store.waiting.value.length > 0) return null;
    // While a presenter asks first, an answer may have to wait for a later step.
    const shown = now.ask_first ? now.step : 0;
    return `${now.run} ${now.iteration} ${now.turn} ${store.revision.value} ${shown} ${JSON.stringify(view)}`;
  });

  effect(() => {
    const [now, view] = [question.value, wanted.value];
    if (now === null || view === null || now === told.value || waits.value || open.value !== "") return;
    [open.value, waits.value] = [now, true];
    asked += 1;
    clock.after(SPACING, () => (waits.value = false));
    transport.post({ event: "ask_plane", id: asked, ...view, size: sizeOf(view) });
  });
  // What was under way when the line broke has no answer.
  effect(() => {
    if (people.connection.value !== "open") open.value = "";
  });

  /** Whether an answer is to what is under way, which is then told. @param {number} id */
  const closes = (id) => {
    if (id !== asked || open.peek() === "") return false;
    told.value = open.peek();
    open.value = "";
    return true;
  };

  return {
    /** What is looked at; null where nothing is. */
    wanted,

    /** The last picture of what is looked at, perhaps of another place. */
    latest: computed(() => {
      const [picture, view] = [kept.value, wanted.value];
      const same = picture !== null && view !== null && isOf(picture, view);
      return same ? /** @type {Plane & Pick<V, "output">} */ (picture) : null;
    }),

    /** Whether it is the picture of the present place. */
    fresh: computed(() => question.value !== null && told.value === question.value),

    /** @param {Plane} message */
    take(message) {
      if (closes(message.id)) kept.value = message;
    },

    /** Whether it was this question that has no answer. @param {Unanswered} message */
    refused: ({ id }) => closes(id),
  };
}

/**
 * What an output gives, and where it is asked for.
 * @typedef {View & { output: string }} OutputView
 * @typedef {Plane & { output: string }} OutputPlane
 * @typedef {ReturnType<typeof createPlane<OutputView>>} PlaneState
 */

/** @param {View} view */
const sizeOf = ({ output, up }) => (output === null ? SIZE.every : up === null ? SIZE.line : SIZE.one);

/** @param {Plane} picture @param {View} view */
const isOf = ({ output, across, up, box }, view) =>
  output === view.output &&
  across === view.across &&
  up === view.up &&
  box.every((each, i) => each === view.box[i]);
