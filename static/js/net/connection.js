/**
 * Connects a model with its server: socket, outbox, inbox and the tab's memory, put together. Must not
 * know what is on the page.
 *
 * @import { Model } from "../model/model.js"
 * @import { Clock } from "../lib/clock.js"
 * @import { Io } from "./socket.js"
 * @import { Tab } from "./tab.js"
 */

import { effect } from "@preact/signals-core";
import { systemClock } from "../lib/clock.js";
import { createInbox } from "./inbox.js";
import { createOutbox } from "./outbox.js";
import { createSocket } from "./socket.js";
import { openTab, tabMemory } from "./tab.js";

// How often a tab keeps the place of a film that plays.
const KEEP_MILLISECONDS = 500;
// Pages in the background are given no animation frames.
const LONGEST_FRAME = 100;
// Refusals that stay the same however often one asks.
const FINAL = new Set(["network_not_found", "malformed_message"]);

/**
 * @typedef {object} Surroundings what belongs to the browser, so that tests can pass their own
 * @property {Io} io
 * @property {Clock} clock
 * @property {Tab} tab
 * @property {(callback: () => void) => void} schedule
 * @property {Pick<EventTarget, "addEventListener">} page
 */

/**
 * Opens the line for a network and keeps it.
 * @param {Model} model
 * @param {string} network its edit or view id
 * @param {Surroundings} [surroundings]
 */
export function connect(model, network, surroundings = browser()) {
  const { io, clock, tab, schedule, page } = surroundings;
  const { store, people, receive, cursor, transport } = model;
  /** The code of the last refusal that answered no edit. @type {string | null} */
  let refused = null;

  const socket = createSocket({
    io,
    clock,
    auth: () => ({ network, tab: tab.id, position: tab.position(network) }),
    mayReturn: () => refused === null || !FINAL.has(refused),
    onMessage(event, payload) {
      if (event === "rejected" && payload.id === null) refused = payload.code;
      inbox.take(event, payload);
      if (event === "welcome") {
        refused = null;
        outbox.opened();
      }
    },
    onLost() {
      people.lost();
      // The server's clock no longer reaches this page.
      const { value } = cursor.state;
      if (value?.playing) cursor.state.value = { ...value, playing: false };
      outbox.closed();
    },
    onSilent: people.lost,
    onHeard: people.back,
  });
  const inbox = createInbox(receive, socket.send);
  const outbox = createOutbox({ store, send: socket.send, schedule });

  transport.post = (message) => {
    outbox.flush();
    if (people.connection.peek() === "open") socket.send(message);
  };
  store.onOutOfStep(() => socket.renew());
  let kept = Number.NEGATIVE_INFINITY;
  /** @type {import("../protocol/messages.js").Cursor | null} */
  let unkept = null;
  /** @param {import("../protocol/messages.js").Cursor | null} place */
  const keep = (place) => {
    if (place === null || place.run === 0) return;
    [kept, unkept] = [clock.now(), null];
    tab.remember(network, place);
  };
  page.addEventListener("pagehide", () => {
    outbox.flush();
    keep(unkept);
  });
  effect(() => {
    const { value } = cursor.state;
    // A film changes its place with every frame; where it is left is what counts.
    if (!value?.playing || clock.now() - kept >= KEEP_MILLISECONDS) keep(value);
    else unkept = value;
  });
  socket.open();
  return { close: socket.close };
}

/** @returns {Surroundings} */
function browser() {
  return {
    io: /** @type {any} */ (globalThis).io,
    clock: systemClock,
    tab: openTab(tabMemory(), globalThis),
    schedule: atNextFrame,
    page: globalThis,
  };
}

/** @param {() => void} callback */
function atNextFrame(callback) {
  const timer = setTimeout(run, LONGEST_FRAME);
  const frame = requestAnimationFrame(run);
  function run() {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    callback();
  }
}
