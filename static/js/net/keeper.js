/**
 * Keeps a copy of each edit in the browser's database from the moment that it is made until the server has answered.
 * Must not know how edits are sent.
 *
 * @import { Edit } from "../model/document/queue.js"
 * @import { Store } from "../model/document/store.js"
 * @import { Database, Key, KeptEdit } from "./database.js"
 */

import { effect } from "@preact/signals-core";

/**
 * @param {object} parts
 * @param {Store} parts.store
 * @param {Database} parts.database
 * @param {string} parts.network
 * @param {string} parts.tab
 * @param {readonly KeptEdit[]} parts.kept what the database holds of this tab
 */
export function createKeeper({ store, database, network, tab, kept }) {
  /** The diff of each edit that the database holds or is about to. */
  const known = new Map(kept.map(({ id, diff }) => [id, diff]));
  /** @type {Map<number, KeptEdit>} */
  const changed = new Map();
  /** @type {Key[]} */
  let gone = [];
  let writing = false;

  /** One write at a time: what is answered before its turn never reaches the disk. */
  const write = async () => {
    if (writing || changed.size + gone.length === 0) return;
    writing = true;
    const [edits, keys] = [[...changed.values()], gone];
    changed.clear();
    gone = [];
    await database.write(edits, keys);
    writing = false;
    write();
  };

  /** @param {Edit} edit @param {number} ahead how many edits come before it */
  const take = ({ id, event, diff, parameters = null, origin, revision }, ahead) => {
    if (known.get(id) === diff) return;
    known.set(id, diff);
    const follows = store.revision.peek() + ahead;
    changed.set(id, {
      ...{ network, tab, id, event, diff, parameters, origin, revision, follows },
      time: Date.now(),
    });
  };

  effect(() => {
    const edits = store.waiting.value;
    edits.forEach(take);
    const waiting = new Set(edits.map(({ id }) => id));
    for (const id of known.keys()) {
      if (waiting.has(id)) continue;
      known.delete(id);
      changed.delete(id);
      gone.push({ network, tab, id });
    }
    // What is forgotten together with these edits belongs to the same write.
    queueMicrotask(write);
  });

  return {
    /** Drops copies, such as those of a closed tab. @param {readonly Key[]} keys */
    forget(keys) {
      gone.push(...keys);
      queueMicrotask(write);
    },
  };
}
