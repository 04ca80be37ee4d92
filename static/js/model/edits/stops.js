/**
 * Stops as the document holds them: steps that are marked for telling. Must not know where in an iteration
 * they lie.
 *
 * @import { Diff, Document, Stop } from "../../protocol/messages.js"
 * @import { Kind } from "../document/reading.js"
 */

import { MAX_STOP_TEXT, MAX_STOPS } from "../../protocol/document.js";
import { Impossible } from "../document/refusal.js";
import { EDGE_KINDS, PARAMETER_KINDS } from "../run/plan.js";

/** @type {readonly Stop[]} */
const NO_STOPS = Object.freeze([]);

/** @param {Document | null} document */
export const stopsOf = (document) => document?.stops ?? NO_STOPS;

/** The list that holds the target of a stop of this kind. @param {string} kind @returns {Kind} */
function listOf(kind) {
  if (EDGE_KINDS.has(kind)) return "edges";
  return PARAMETER_KINDS.has(kind) ? "parameters" : "neurons";
}

/** Whether two stops mark the same place. @param {Stop} one @param {Stop} other */
export const samePlace = (one, other) =>
  one.kind === other.kind &&
  (one.target ?? "") === (other.target ?? "") &&
  (one.iteration ?? 1) === (other.iteration ?? 1) &&
  (one.turn ?? 0) === (other.turn ?? 0);

/**
 * A diff that takes the stops along with what they name: a stop must not name what is gone.
 * @param {Document} document @param {Diff} diff @returns {Diff}
 */
export function withStops(document, diff) {
  const gone = new Set(diff.flatMap((each) => (each.op === "remove" ? [`${each.kind} ${each.id}`] : [])));
  if (gone.size === 0) return diff;
  const added = new Set(
    diff.flatMap((each) => (each.op === "add" ? [`${each.kind} ${each.record.id}`] : [])),
  );
  const stops = stopsOf(document);
  const left = stops.filter(({ kind, target = "" }) => {
    const named = `${listOf(kind)} ${target}`;
    return !gone.has(named) || added.has(named);
  });
  return left.length === stops.length ? diff : [{ op: "settings", fields: { stops: left } }, ...diff];
}

/** @param {import("./desk.js").Desk} desk */
export function stopVerbs(desk) {
  /** @param {readonly Stop[]} stops */
  const commit = (stops) => desk.commit([{ op: "settings", fields: { stops } }]);
  return {
    /**
     * Marks a place with a sentence, or gives its stop another one. Throws Impossible too_many_stops.
     * @param {Stop} place @param {string} text at most MAX_STOP_TEXT characters are kept
     */
    setStop(place, text) {
      const stops = stopsOf(desk.document());
      const at = stops.findIndex((stop) => samePlace(stop, place));
      if (at < 0 && stops.length >= MAX_STOPS) throw new Impossible("too_many_stops", { count: MAX_STOPS });
      const stop = written(place, text);
      commit(at < 0 ? [...stops, stop] : stops.with(at, stop));
    },

    /** @param {Stop} place */
    removeStop(place) {
      commit(stopsOf(desk.document()).filter((stop) => !samePlace(stop, place)));
    },
  };
}

/**
 * As the server writes it, without what is at its default.
 * @param {Stop} place @param {string} text @returns {Stop}
 */
function written({ kind, target = "", iteration = 1, turn = 0 }, text) {
  const kept = [...text.trim().replace(/\s+/gu, " ")].slice(0, MAX_STOP_TEXT).join("");
  return {
    kind,
    ...(target !== "" && { target }),
    ...(iteration !== 1 && { iteration }),
    ...(turn !== 0 && { turn }),
    ...(kept !== "" && { text: kept }),
  };
}
