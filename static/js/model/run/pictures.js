/**
 * What every neuron gives over the same part of the plane of two inputs, while these pictures are switched on: the part
 * that has all samples within a circle. Must not know how pictures look.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { View } from "./plane.js"
 */

import { computed, effect } from "@preact/signals-core";
import { cellIn, neuronsOf, samplesOf } from "../document/reading.js";
import { createPlane } from "./plane.js";

/** The part of a circle that samples fill at most. */
const FILLED = 0.9;
const FIRST_ID = 1_600_000_000;

/** @param {import("./asides.js").Parts & { clock: import("../../lib/clock.js").Clock, view: import("../page/view.js").View }} parts */
export function createPictures({ view, ...parts }) {
  const plane = createPlane(parts, FIRST_ID);
  const { document } = parts.store;
  /** Other values of parameters change no window. */
  const inputs = computed(
    () =>
      document.value &&
      neuronsOf(document.value, "input")
        .map(({ id }) => id)
        .join("\n"),
  );
  const samples = computed(() => document.value?.samples ?? null);
  const window = computed(() => {
    void [inputs.value, samples.value];
    const now = document.peek();
    return now && windowOf(now);
  });
  effect(() => {
    plane.wanted.value = view.pictures.value ? window.value : null;
  });
  return plane;
}

/** @typedef {ReturnType<typeof createPictures>} PicturesState */

/** Null without an input. @param {Document} document @returns {View | null} */
export function windowOf(document) {
  const [across, up = null] = neuronsOf(document, "input").map(({ id }) => id);
  if (across === undefined) return null;
  const ways = [
    middleOf(document, across),
    up === null ? { middle: 0.5, half: 0.5 } : middleOf(document, up),
  ];
  const far = samplesOf(document).map((sample) =>
    [across, up].reduce((sum, input, i) => {
      const value = input === null ? null : cellIn(sample, "inputs", input);
      return sum + ((value ?? ways[i].middle) / ways[i].half - ways[i].middle / ways[i].half) ** 2;
    }, 0),
  );
  const reach = Math.sqrt(Math.max(1, ...far)) / FILLED;
  const [x, y] = ways.map(({ middle, half }) => [middle - half * reach, middle + half * reach]);
  return { output: null, across, up, box: [x[0], x[1], y[0], y[1]] };
}

/** The middle of the values of an input, and half of their width. @param {Document} document @param {string} input */
function middleOf(document, input) {
  let [low, high] = [Infinity, -Infinity];
  for (const sample of samplesOf(document)) {
    const value = cellIn(sample, "inputs", input);
    if (value === undefined || value === null) continue;
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  if (low > high) return { middle: 0, half: 1 };
  return { middle: (low + high) / 2, half: (high - low) / 2 || 1 };
}
