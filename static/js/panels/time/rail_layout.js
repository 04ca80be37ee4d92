/** Where the stops of the rail stand in a given width: all of them, or four where fingers and little room are. Pure. */

import { LAST } from "../../model/run/rail.js";

/** Narrower than this the rail has four stops. */
const ROOMY = 330;
const MARGIN = 18;
const ALL = Array.from({ length: LAST + 1 }, (_, at) => at);
const FEW = [0, 3, 5, LAST];

/** @param {number} width in pixels */
export function layRail(width) {
  const shown = width < ROOMY ? FEW : ALL;
  const [left, right] = [MARGIN, Math.max(MARGIN + 1, width - MARGIN)];
  const apart = (right - left) / (shown.length - 1);
  /** The stop at or before a place, counted among those that are shown. @param {number} place */
  const before = (place) =>
    Math.max(
      0,
      Math.min(
        shown.length - 2,
        shown.findLastIndex((at) => at <= place),
      ),
    );
  /** @param {number} place */
  const xOf = (place) => {
    const from = before(place);
    return left + apart * (from + (place - shown[from]) / (shown[from + 1] - shown[from]));
  };
  return {
    width,
    left,
    right,
    stops: shown.map((at) => ({ at, x: xOf(at) })),
    xOf,
    /** The place under a pointer. @param {number} x */
    placeAt(x) {
      const along = Math.min(Math.max((x - left) / apart, 0), shown.length - 1);
      const from = Math.min(Math.floor(along), shown.length - 2);
      return shown[from] + (along - from) * (shown[from + 1] - shown[from]);
    },
  };
}

/** @typedef {ReturnType<typeof layRail>} RailLayout */
