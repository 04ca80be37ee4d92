/**
 * Numbers that the present step's card needs besides its micro-steps. Each is asked of the server when it is wanted
 * and kept for its place. Must not know how they look.
 *
 * @import { CountedOff, Layer, QuestionMessage, Updated } from "../../protocol/messages.js"
 *
 * @typedef {object} Parts
 * @property {import("./cursor.js").CursorState} cursor
 * @property {import("../document/store.js").Store} store
 * @property {import("../page/people.js").People} people
 * @property {import("./transport.js").Transport} transport
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Far from the numbers of the questions that the page has open. */
const FIRST_ID = 1_000_000_000;

/** What stands between a gradient and an update, of one parameter. @param {Parts} parts */
export const createUpdates = (parts) =>
  createAside(parts, {
    ask: (wanted, id) => ({ event: "ask_update", id, parameter: `parameter:${wanted}` }),
    isOf: (/** @type {Updated} */ { parameter }, wanted) => parameter === `parameter:${wanted}`,
  });

/** For how many samples a neuron is off. @param {Parts} parts */
export const createOffCounts = (parts) =>
  createAside(parts, {
    ask: (wanted, id) => ({ event: "ask_off", id, neuron: wanted }),
    isOf: (/** @type {CountedOff} */ { neuron }, wanted) => neuron === wanted,
  });

/** The layer of a neuron as matrices. @param {Parts} parts */
export const createLayers = (parts) =>
  createAside(parts, {
    ask: (wanted, id) => ({ event: "ask_layer", id, neuron: wanted }),
    isOf: (/** @type {Layer} */ { neuron }, wanted) => neuron === wanted,
  });

/**
 * @template {{ id: number, run: number, iteration: number, revision: number }} A
 * @param {Parts} parts
 * @param {object} kind
 * @param {(wanted: string, id: number) => QuestionMessage} kind.ask
 * @param {(answer: A, wanted: string) => boolean} kind.isOf
 */
function createAside({ cursor, store, people, transport }, { ask, isOf }) {
  const wanted = signal(/** @type {string | null} */ (null));
  const answer = signal(/** @type {A | null} */ (null));
  let asked = FIRST_ID;

  /** The place whose numbers are shown; null while it moves, and without a line. */
  const place = computed(() => {
    const now = cursor.state.value;
    const rests = now !== null && now.run !== 0 && !now.playing && people.connection.value === "open";
    return rests ? `${now.run} ${now.iteration} ${store.revision.value}` : null;
  });
  /** While a presenter asks first, an answer may have to wait for a later step. */
  const waits = computed(() => (cursor.state.value?.ask_first ? cursor.state.value.step : 0));
  effect(() => {
    if (wanted.value === null || place.value === null || waits.value < 0) return;
    asked += 1;
    transport.post(ask(wanted.value, asked));
  });

  return {
    /** The id of what the numbers are wanted of. @type {import("@preact/signals-core").Signal<string | null>} */
    wanted,

    /** What was told of it last, perhaps at another place. */
    latest: computed(() => {
      const [told, about] = [answer.value, wanted.value];
      return told !== null && about !== null && isOf(told, about) ? told : null;
    }),

    /** Its numbers; null while they are not those of the present place. */
    numbers: computed(() => {
      const [told, about] = [answer.value, wanted.value];
      if (told === null || about === null || !isOf(told, about)) return null;
      return `${told.run} ${told.iteration} ${told.revision}` === place.value ? told : null;
    }),

    /** @param {A} message */
    take(message) {
      if (message.id === asked) answer.value = message;
    },
  };
}

/** @typedef {ReturnType<typeof createUpdates>} Updates */
/** @typedef {ReturnType<typeof createOffCounts>} OffCounts */
/** @typedef {ReturnType<typeof createLayers>} Layers */
