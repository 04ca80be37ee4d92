// The letters that the document's conventions choose, for everything that the page writes. Must not know who writes.

import { computed } from "@preact/signals";
import { writeLetters } from "../lib/letters.js";
import { lossLetterOf, notationOf } from "../model/document/conventions.js";

/** @import { Store } from "../model/document/store.js" */

/** @param {Store} store @returns {() => void} how to stop */
export function keepLetters(store) {
  // Values that are equal when they are the same: an edit that leaves the letters alone writes nothing anew.
  const loss = computed(() => (store.document.value ? lossLetterOf(store.document.value) : "L"));
  const rate = computed(() => notationOf(store.document.value?.conventions).rate);
  writeLetters(() => ({ loss: loss.value, rate: rate.value }));
  return () => writeLetters();
}
