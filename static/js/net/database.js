/**
 * The browser's own database. It keeps edits until the server has acknowledged them, by network, tab and number. Must
 * not know what they change.
 *
 * @import { Diff, Origin } from "../protocol/messages.js"
 * @import { Edit } from "../model/document/queue.js"
 *
 * @typedef {object} KeptEdit
 * @property {string} network the id in the page's address
 * @property {string} tab
 * @property {number} id the tab's number for it
 * @property {Edit["event"]} event
 * @property {Diff} diff
 * @property {readonly string[] | null} [parameters] what to initialize
 * @property {Origin | null} origin
 * @property {number} revision of the document on which it was made
 * @property {number} follows the revision that it follows if nobody else changes the network
 * @property {number} time when it was made, in milliseconds since 1970
 *
 * @typedef {Pick<KeptEdit, "network" | "tab" | "id">} Key
 *
 * @typedef {object} Database
 * @property {(network: string) => Promise<KeptEdit[]>} read a network's edits, by tab and number
 * @property {(edits: readonly KeptEdit[], gone: readonly Key[]) => Promise<void>} write all of it or nothing; tells
 *     when it is done, not whether
 */

const NAME = "backprop-canvas";
const EDITS = "edits";

/**
 * Null where the browser keeps nothing.
 * @param {IDBFactory | undefined} factory
 * @returns {Promise<Database | null>}
 */
export async function openDatabase(factory) {
  try {
    const request = /** @type {IDBFactory} */ (factory).open(NAME, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(EDITS, { keyPath: ["network", "tab", "id"] });
    return databaseOf(await answerOf(request));
  } catch {
    return null;
  }
}

/** @param {IDBDatabase} opened @returns {Database} */
function databaseOf(opened) {
  // A later version of the page may want to change it.
  opened.onversionchange = () => opened.close();
  return {
    read(network) {
      // Lists come after all texts and numbers.
      const range = IDBKeyRange.bound([network], [network, []]);
      return answerOf(opened.transaction(EDITS).objectStore(EDITS).getAll(range));
    },

    write: (edits, gone) =>
      new Promise((done) => {
        try {
          const transaction = opened.transaction(EDITS, "readwrite", { durability: "relaxed" });
          transaction.oncomplete = transaction.onabort = () => done();
          const store = transaction.objectStore(EDITS);
          for (const edit of edits) store.put(edit);
          for (const { network, tab, id } of gone) store.delete([network, tab, id]);
          // A page that is about to go may not live until it would be committed by itself.
          transaction.commit();
        } catch {
          done();
        }
      }),
  };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answerOf(request) {
  return new Promise((answer, refuse) => {
    request.onsuccess = () => answer(request.result);
    request.onerror = () => refuse(request.error);
  });
}
