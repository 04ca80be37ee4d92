/**
 * What this reader means by names that differ between books: kept in their browser, sent with each equation. Knows
 * nothing of networks: what means nothing in one is left out by the server.
 *
 * @typedef {object} ReaderNames
 * @property {Readonly<Record<string, string>>} [names] what a name stands for, by its spelling
 * @property {"to-from" | "from-to" | null} [order] which index of a weight comes first
 * @property {0 | 1 | null} [input_layer] the number of the inputs' layer
 */

import { signal } from "@preact/signals-core";
import { recall, remember } from "../../lib/memory.js";

const KEY = "names";
/** The server reads no more. */
const MOST = 40;

export function createReaderNames() {
  const chosen = signal(/** @type {ReaderNames} */ (recalled()));
  /** @param {ReaderNames} next */
  const keep = (next) => {
    chosen.value = next;
    remember(KEY, Object.keys(next).length === 0 ? null : JSON.stringify(next));
  };
  return {
    chosen,

    /**
     * Takes one of the meanings that were offered.
     * @param {string} code of the finding that offered it
     * @param {string} name as it is written
     * @param {string} meant
     */
    choose(code, name, meant) {
      const now = chosen.peek();
      if (code === "ambiguous_order") keep({ ...now, order: meant === "to-from" ? "to-from" : "from-to" });
      else if (code === "ambiguous_layers") keep({ ...now, input_layer: meant === "0" ? 0 : 1 });
      else {
        const others = Object.entries(now.names ?? {}).filter(([known]) => known !== name);
        keep({ ...now, names: Object.fromEntries([...others.slice(1 - MOST), [name, meant]]) });
      }
    },

    /** All is asked again. */
    forget() {
      keep({});
    },
  };
}

/** @returns {ReaderNames} */
function recalled() {
  try {
    const found = JSON.parse(recall(KEY) ?? "{}");
    const names = Object.entries(found.names ?? {}).filter(
      ([name, meant]) =>
        name !== "" && name.length <= 64 && typeof meant === "string" && meant !== "" && meant.length <= 64,
    );
    return {
      ...(names.length > 0 && { names: Object.fromEntries(names.slice(-MOST)) }),
      ...(["to-from", "from-to"].includes(found.order) && { order: found.order }),
      ...([0, 1].includes(found.input_layer) && { input_layer: found.input_layer }),
    };
  } catch {
    return {};
  }
}
