/**
 * What the samples give with the parameters of the present iteration: asked of the server for the rows that are looked
 * at, a part at a time, and kept for their place. Must not know how a row looks.
 *
 * @import { Rows } from "../../protocol/messages.js"
 * @import { Parts } from "./asides.js"
 *
 * @typedef {object} Wanted rows `first` to `last` - 1, and the gradient of a parameter, if of one
 * @property {number} first
 * @property {number} last
 * @property {string | null} parameter its id
 *
 * @typedef {object} Row of one sample: its outputs in the order of the document, its own gradient; when it is walked
 * @property {number} loss
 * @property {ArrayLike<number>} outputs
 * @property {number | null} gradient
 * @property {number} iteration
 * @property {number} turn
 *
 * @typedef {Pick<Rows, "loss" | "gradient" | "summed" | "iteration">} Together of the batch
 *
 * @typedef {object} Kept
 * @property {string} place
 * @property {string | null} parameter
 * @property {ReadonlyMap<number, Row>} rows by their position
 * @property {Together | null} together
 */

import { computed, effect, signal } from "@preact/signals-core";
import { floats, uint32 } from "../../lib/bytes.js";
import { canBeRead } from "./paces.js";

/** Far from the numbers of all other questions. */
const FIRST_ID = 1_200_000_000;
/** Rows of one question. */
const MOST = 200;

/** @type {Kept} */
const NOTHING = { place: "", parameter: null, rows: new Map(), together: null };

/** @param {Parts} parts */
export function createRows({ cursor, store, people, transport }) {
  const wanted = signal(/** @type {Wanted | null} */ (null));
  const kept = signal(NOTHING);
  let asked = FIRST_ID;
  /** What is under way: the place and the parameter, and how much a presenter shows. */
  let open = "";

  /** The place whose numbers belong beside the document; null while it flies past, and without a line. */
  const place = computed(() => {
    const now = cursor.state.value;
    const rests = now !== null && now.run !== 0 && canBeRead(now) && people.connection.value === "open";
    return rests && store.pending().length === 0
      ? `${now.run} ${now.iteration} ${store.revision.value}`
      : null;
  });
  /** While a presenter asks first, an answer may have to wait for a later step. */
  const waits = computed(() => (cursor.state.value?.ask_first ? cursor.state.value.step : 0));

  effect(() => {
    const [want, here, shown] = [wanted.value, place.value, waits.value];
    const { rows, ...of } = kept.value;
    if (want === null || here === null) return;
    const known = of.place === here && of.parameter === want.parameter ? rows : NOTHING.rows;
    const first = firstMissing(want, known);
    const asking = `${here} ${want.parameter} ${shown}`;
    if (first === null || asking === open) return;
    open = asking;
    asked += 1;
    const parameter = want.parameter === null ? null : `parameter:${want.parameter}`;
    const count = Math.min(MOST, want.last - first);
    transport.post({ event: "ask_rows", id: asked, first, count, parameter });
  });

  return {
    /** The rows that are looked at; null where none are. */
    wanted,

    /** The row of a sample, perhaps of another place; null where none is known. @param {number} at its position */
    at: (at) => (belongs(kept.value, wanted.value) ? (kept.value.rows.get(at) ?? null) : null),

    /** What the batch gives together, perhaps at another place. */
    together: computed(() => (belongs(kept.value, wanted.value) ? kept.value.together : null)),

    /** Whether these are the numbers of the present place. */
    fresh: computed(() => place.value !== null && kept.value.place === place.value),

    /** @param {Rows} message */
    take(message) {
      if (message.id !== asked) return;
      open = "";
      const here = `${message.run} ${message.iteration} ${message.revision}`;
      const parameter = message.parameter?.replace("parameter:", "") ?? null;
      const { iteration, loss, gradient, summed } = message;
      const before =
        kept.peek().place === here && kept.peek().parameter === parameter ? kept.peek().rows : [];
      const rows = new Map([...before, ...read(message)]);
      kept.value = { place: here, parameter, rows, together: { iteration, loss, gradient, summed } };
    },
  };
}

/** @typedef {ReturnType<typeof createRows>} RowsState */

/** Numbers of another parameter are no numbers of this one. @param {Kept} kept @param {Wanted | null} wanted */
const belongs = (kept, wanted) => wanted !== null && kept.parameter === wanted.parameter;

/** @param {Wanted} wanted @param {ReadonlyMap<number, Row>} known */
function firstMissing({ first, last }, known) {
  for (let at = first; at < last; at += 1) if (!known.has(at)) return at;
  return null;
}

/** @param {Rows} message @returns {[number, Row][]} */
function read({ first, losses, outputs, iterations, turns, gradients }) {
  const [lost, given, own] = [floats(losses), floats(outputs), floats(gradients)];
  const [when, turn] = [uint32(iterations), uint32(turns)];
  const each = lost.length === 0 ? 0 : given.length / lost.length;
  return Array.from(lost, (loss, at) => [
    first + at,
    {
      loss,
      outputs: given.subarray(at * each, (at + 1) * each),
      // Nothing learns from a sample that no batch has.
      gradient: own.length === 0 || when[at] === 0 ? null : own[at],
      iteration: when[at],
      turn: turn[at],
    },
  ]);
}
