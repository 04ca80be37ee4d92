// The letters that the document's conventions choose, for everything that the page writes. Must not know who writes.

import { computed } from "@preact/signals";
import { writeLetters } from "../lib/letters.js";
import { lossLetterOf, notationOf } from "../model/document/conventions.js";

/** @import { Store } from "../model/document/store.js" */

/** @param {Store} store @returns {() => void} how to stop */
export function keepLetters(store) {
  const letters = computed(() => {
    const document = store.document.value;
    if (document === null) return { loss: "L", rate: /** @type {const} */ ("eta") };
    return { loss: lossLetterOf(document), rate: notationOf(document.conventions).rate };
  });
  writeLetters(() => letters.value);
  return () => writeLetters();
}
