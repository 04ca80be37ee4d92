/**
 * What an output gives over a plane of two inputs, asked of the server while somebody looks at it: one question at a time,
 * and not more often than eyes follow. It goes on while a network trains. Must not know how the picture looks.
 *
 * @import { Plane, Unanswered } from "../../protocol/messages.js"
 * @import { Parts } from "./asides.js"
 *
 * What is looked at; `up` is null where there is one input only. box: left, right, bottom, top.
 * @typedef {{ output: string, across: string, up: string | null, box: readonly [number, number, number, number] }} View
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Far from the numbers of all other questions. */
const FIRST_ID = 1_500_000_000;
/** Parts of each side of the box. */
const SIZE = 64;
const LINE_SIZE = 200;
/** Milliseconds from one question to the next. */
const SPACING = 100;

/** @param {Parts & { clock: import("../../lib/clock.js").Clock }} parts */
export function createPlane({ cursor, store, people, transport, clock }) {
  const wanted = signal(/** @type {View | null} */ (null));
  const kept = signal(/** @type {Plane | null} */ (null));
  /** The question that was answered last. */
  const told = signal("");
  /** The question that is under way, "" for none. */
  const open = signal("");
  const waits = signal(false);
  let asked = FIRST_ID;

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
    transport.post({ event: "ask_plane", id: asked, ...view, size: view.up === null ? LINE_SIZE : SIZE });
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
      return picture !== null && view !== null && isOf(picture, view) ? picture : null;
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

/** @typedef {ReturnType<typeof createPlane>} PlaneState */

/** @param {Plane} picture @param {View} view */
const isOf = ({ output, across, up, box }, view) =>
  output === view.output &&
  across === view.across &&
  up === view.up &&
  box.every((each, i) => each === view.box[i]);
