/**
 * What a tab remembers over reloads: its id, by which the server knows its edits again, where it was in the run, and
 * what it can undo. A browser that duplicates a tab copies this memory, too: then the copy takes an id of its own.
 * Must not know the socket.
 *
 * @import { Cursor, CursorPosition, Pace } from "../protocol/messages.js"
 * @import { Kept } from "../model/edits/history.js"
 * @import { Hold } from "./locks.js"
 *
 * @typedef {Pick<Storage, "getItem" | "setItem">} Memory
 * @typedef {Pick<EventTarget, "addEventListener">} Page
 */

import { LEAST_RATE, MOST_RATE, NAMED, usual } from "../model/run/paces.js";
import { GRAINS } from "../protocol/messages.js";

const ID = "backprop-canvas.tab";
const IN_USE = "backprop-canvas.tab.in-use";
const POSITION = "backprop-canvas.position.";
const UNDO = "backprop-canvas.undo.";
const BYTES_OF_ID = 8;
// A page that is reloaded may still have its id for a moment.
const PATIENCE_MILLISECONDS = 1000;
// A browser gives a tab about five million characters.
const MOST_CHARACTERS = 1_000_000;

/**
 * Takes the tab's id. While a page has it, the memory says so. A page that finds it in use is a copy or follows a
 * page that crashed; a lock tells which. A copy takes another id.
 * @param {object} parts
 * @param {Memory} parts.memory
 * @param {Page} parts.page hears when the page goes and when it comes back
 * @param {string} parts.network ids need to differ within one network only
 * @param {Hold | null} parts.hold
 * @param {boolean} parts.lasting whether the edits made under the id outlive the page
 */
export async function openTab({ memory, page, network, hold, lasting }) {
  const known = memory.getItem(ID);
  const free = memory.getItem(IN_USE) !== "yes";
  // A number must not be given twice, and only the kept edits tell which are given.
  const usable = lasting && known !== null && /^[0-9a-f]{16}$/u.test(known);
  /** @param {string} id @param {number} patience */
  const taken = (id, patience) => hold?.(tabName(network, id), patience) ?? free;
  let id = known ?? "";
  if (!usable || !(await taken(id, free ? PATIENCE_MILLISECONDS : 0))) {
    id = randomId();
    await taken(id, 0);
  }
  memory.setItem(ID, id);
  memory.setItem(IN_USE, "yes");
  page.addEventListener("pagehide", () => memory.setItem(IN_USE, "no"));
  page.addEventListener("pageshow", () => memory.setItem(IN_USE, "yes"));

  return {
    id,

    /** Where the tab was in the network; null if it was not there. */
    position: () => readPosition(memory.getItem(POSITION + network)),

    /** @param {Cursor} cursor */
    remember({ start, iteration, turn, step, pace, breakpoints, following }) {
      const how = { pace, breakpoints, following: following !== null };
      memory.setItem(POSITION + network, JSON.stringify({ start, iteration, turn, step, ...how }));
    },

    /**
     * What this tab could undo in the network when its page went, once; null if that is not known.
     * @returns {Kept | null}
     */
    takeUndo() {
      const { tab, kept = null } = JSON.parse(memory.getItem(UNDO + network) ?? "{}");
      // After a crash it would lack what was done since.
      memory.setItem(UNDO + network, "{}");
      return tab === id ? kept : null;
    },

    /** @param {Kept} kept */
    rememberUndo(kept) {
      const written = JSON.stringify({ tab: id, kept });
      memory.setItem(UNDO + network, written.length > MOST_CHARACTERS ? "{}" : written);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openTab>>} Tab */

/** The name that a page holds while it has an id. @param {string} network @param {string} id */
export const tabName = (network, id) => `tab.${id}.${network}`;

/**
 * The tab's memory; one that lasts as long as the page where the browser allows no other.
 * @returns {Memory}
 */
export function tabMemory() {
  try {
    const { sessionStorage } = globalThis;
    sessionStorage.setItem(IN_USE, sessionStorage.getItem(IN_USE) ?? "no");
    return sessionStorage;
  } catch {
    /** @type {Map<string, string>} */
    const items = new Map();
    return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
  }
}

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES_OF_ID));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string | null} written
 * @returns {CursorPosition | null}
 */
function readPosition(written) {
  try {
    const { start, iteration, turn, step, pace, speed, breakpoints, following } = JSON.parse(
      written ?? "null",
    );
    const counts = [start, iteration, turn, step].every((count) => Number.isSafeInteger(count) && count >= 0);
    const read = readPace(pace, speed);
    return counts && read !== null && Array.isArray(breakpoints)
      ? { start, iteration, turn, step, pace: read, breakpoints, following: following === true }
      : null;
  } catch {
    return null;
  }
}

/**
 * A pace as this page writes it, or as pages wrote it once: a word, and how many times faster than usual.
 * @param {any} pace @param {unknown} speed
 * @returns {Pace | null}
 */
function readPace(pace, speed) {
  if (pace === "full") return NAMED.full;
  const grain = GRAINS.find((each) => each === (pace.grain ?? pace));
  if (grain === undefined) return null;
  const rate = typeof pace === "string" ? (usual(grain).rate ?? 0) * Number(speed) : pace.rate;
  const eases = pace.eases === true;
  return rate === null || (Number.isFinite(rate) && rate >= LEAST_RATE && rate <= MOST_RATE)
    ? { grain, rate, ...(eases && { eases }) }
    : null;
}
