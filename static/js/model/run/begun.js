/**
 * With which document each run began whose curve is known, as far as this page was there. Must not know what differs between
 * two of them.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Store } from "../document/store.js"
 * @import { Curves } from "./curves.js"
 * @import { Numbers } from "./frame_numbers.js"
 */

import { effect } from "@preact/signals-core";

/** @param {{ store: Store, numbers: Numbers, curves: Curves }} parts */
export function createBegun({ store, numbers, curves }) {
  /** @type {Map<number, Document>} */
  const known = new Map();
  effect(() => {
    void numbers.version.value;
    const { run, revision } = numbers;
    const document = store.document.peek();
    // Numbers of a revision with an edit on top of it are of another document than the page shows.
    const same = revision === store.revision.peek() && store.pending().length === 0;
    if (run === 0 || document === null || !same || known.has(run)) return;
    for (const each of known.keys()) if (curves.of(each) === null) known.delete(each);
    known.set(run, document);
  });
  return {
    /** Null where the page was not there. @param {number} run @returns {Document | null} */
    of: (run) => known.get(run) ?? null,
    /** A new connection may count runs anew. */
    clear: () => known.clear(),
  };
}

/** @typedef {ReturnType<typeof createBegun>} Begun */
