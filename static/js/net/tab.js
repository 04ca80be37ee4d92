/**
 * What a tab remembers over reloads: its id, by which the server knows its edits again, and where it was
 * in the run. A browser that duplicates a tab copies this memory, too: then the copy takes an id of its
 * own. Must not know the socket.
 *
 * @import { Cursor, CursorPosition } from "../protocol/messages.js"
 *
 * @typedef {Pick<Storage, "getItem" | "setItem">} Memory
 * @typedef {Pick<EventTarget, "addEventListener">} Page
 */

import { GRAINS, PACES } from "../protocol/messages.js";

const ID = "backprop-canvas.tab";
const IN_USE = "backprop-canvas.tab.in-use";
const POSITION = "backprop-canvas.position.";
const BYTES_OF_ID = 8;

/**
 * Takes the tab's id. While a page has it, the memory says so; a page that finds it in use is a copy, or
 * follows one that crashed, and takes another.
 * @param {Memory} memory
 * @param {Page} page hears when the page goes and when it comes back
 */
export function openTab(memory, page) {
  const known = memory.getItem(ID);
  const free = memory.getItem(IN_USE) !== "yes";
  const id = free && known !== null && /^[0-9a-f]{16}$/u.test(known) ? known : randomId();
  memory.setItem(ID, id);
  memory.setItem(IN_USE, "yes");
  page.addEventListener("pagehide", () => memory.setItem(IN_USE, "no"));
  page.addEventListener("pageshow", () => memory.setItem(IN_USE, "yes"));

  return {
    id,

    /**
     * Where the tab was in a network; null if it was not there.
     * @param {string} network
     */
    position: (network) => readPosition(memory.getItem(POSITION + network)),

    /**
     * @param {string} network
     * @param {Cursor} cursor
     */
    remember(network, { start, iteration, turn, step, pace, speed, breakpoints, following }) {
      const how = { pace, speed, breakpoints, following: following !== null };
      memory.setItem(POSITION + network, JSON.stringify({ start, iteration, turn, step, ...how }));
    },
  };
}

/** @typedef {ReturnType<typeof openTab>} Tab */

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
    const whole = Number.isFinite(speed) && Array.isArray(breakpoints);
    return counts && whole && (PACES.includes(pace) || GRAINS.includes(pace))
      ? { start, iteration, turn, step, pace, speed, breakpoints, following: following === true }
      : null;
  } catch {
    return null;
  }
}
