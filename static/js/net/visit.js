/**
 * What a page has to know before its first word to the server: which tab it is, and which edits the browser keeps from
 * before, of this tab and of tabs that were closed. Must not know the socket.
 *
 * @import { Clock } from "../lib/clock.js"
 * @import { Database, KeptEdit } from "./database.js"
 * @import { Hold } from "./locks.js"
 * @import { Memory, Page } from "./tab.js"
 *
 * @typedef {object} VisitParts
 * @property {Memory} memory
 * @property {Page} page
 * @property {Hold | null} hold
 * @property {() => Promise<Database | null>} openDatabase
 * @property {Clock} clock
 */

import { MAX_CLOSED } from "../protocol/messages.js";
import { openTab, tabName } from "./tab.js";

// A database that does not answer must not keep the page from its network.
const PATIENCE_MILLISECONDS = 3000;

/**
 * @param {string} network
 * @param {VisitParts} parts
 */
export async function openVisit(network, { memory, page, hold, openDatabase, clock }) {
  const database = await orNull(openDatabase(), clock);
  const kept = database && (await orNull(database.read(network), clock));
  const lasting = kept !== null;
  const tab = await openTab({ memory, page, network, hold, lasting });
  const others = (kept ?? []).filter((edit) => edit.tab !== tab.id);
  return {
    tab,
    database: lasting ? database : null,
    /** This tab's edits from before a reload. */
    own: (kept ?? []).filter((edit) => edit.tab === tab.id),
    /** Edits of closed tabs, which no other page sends. */
    closed: await ofClosed(others, network, hold),
    /** Whether these tabs are closed for certain. */
    certain: hold !== null,
  };
}

/** @typedef {Awaited<ReturnType<typeof openVisit>>} Visit */

/**
 * The edits of tabs that no page has. Without locks nobody knows; but the server makes no edit twice.
 * @param {readonly KeptEdit[]} edits
 * @param {string} network
 * @param {Hold | null} hold
 */
async function ofClosed(edits, network, hold) {
  const tabs = [...new Set(edits.map(({ tab }) => tab))].slice(0, MAX_CLOSED);
  const held = await Promise.all(tabs.map((tab) => hold?.(tabName(network, tab)) ?? true));
  return edits.filter(({ tab }) => held[tabs.indexOf(tab)]);
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {Clock} clock
 * @returns {Promise<T | null>}
 */
function orNull(promise, clock) {
  return new Promise((answer) => {
    const cancel = clock.after(PATIENCE_MILLISECONDS, () => answer(null));
    promise
      .catch(() => null)
      .then((result) => {
        cancel();
        answer(result);
      });
  });
}
