/**
 * Connects a model with its server: socket, outbox, inbox, the tab's memory and the copies of unsent edits, put
 * together. Must not know what is on the page.
 *
 * @import { Model } from "../model/model.js"
 * @import { Welcome } from "../protocol/messages.js"
 * @import { Io } from "./socket.js"
 * @import { Visit, VisitParts } from "./visit.js"
 */

import { effect } from "@preact/signals-core";
import { systemClock } from "../lib/clock.js";
import { openDatabase } from "./database.js";
import { createGate } from "./gate.js";
import { createInbox } from "./inbox.js";
import { locksOf } from "./locks.js";
import { createOutbox } from "./outbox.js";
import { keepPlaces } from "./places.js";
import { createSocket } from "./socket.js";
import { tabMemory } from "./tab.js";
import { keepUnsent } from "./unsent.js";
import { openVisit } from "./visit.js";

// Pages in the background are given no animation frames.
const LONGEST_FRAME = 100;
// Refusals that stay the same however often one asks.
const FINAL = new Set(["network_not_found", "no_right", "link_withdrawn", "malformed_message"]);

/**
 * What belongs to the browser, so that tests can pass their own.
 * @typedef {object} Others
 * @property {Io} io
 * @property {(callback: () => void) => void} schedule
 * @property {(address: string) => Promise<any>} fetchJson what stands at an address; fails where nothing does
 * @property {Pick<EventTarget, "addEventListener" | "removeEventListener">} page
 *
 * @typedef {VisitParts & Others} Surroundings
 */

/**
 * Opens the line for a network and keeps it.
 * @param {Model} model
 * @param {string} network its edit or view id
 * @param {Surroundings} [surroundings]
 */
export function connect(model, network, surroundings = browser()) {
  const { io, clock, schedule, page } = surroundings;
  const { store, people, receive, cursor, hiding, transport } = model;
  /** The code of the refusal that was heard last and answers no edit. @type {string | null} */
  let refused = null;
  const final = () => refused !== null && FINAL.has(refused);

  // The browser's memory is asked while the line is being opened.
  const visiting = openVisit(network, surroundings).then((visit) => {
    const unsent = keepUnsent(model, network, visit);
    keepPlaces(model, visit.tab, { clock, page });
    return { visit, unsent };
  });
  /** What only a visit that has begun can do. @type {ReturnType<typeof keepUnsent> | null} */
  let unsent = null;

  const socket = createSocket({
    io,
    clock,
    async auth() {
      const { visit, unsent: kept } = await visiting;
      unsent = kept;
      const position = hiding.upon(visit.tab.position());
      return { network, tab: visit.tab.id, position, closed: kept.closed(), several: true, fetches: true };
    },
    mayReturn: () => !final(),
    onMessage: (event, payload) => gate.take(event, payload),
    onLost() {
      gate.lost();
      if (final()) people.refused();
      else people.lost();
      // The server's clock no longer reaches this page.
      const { value } = cursor.state;
      if (value?.playing) cursor.state.value = { ...value, playing: false };
      outbox.closed();
    },
    onSilent: people.lost,
    onHeard: people.back,
  });
  const gate = createGate({
    clock,
    fetchSamples: ({ role, samples_hash: hash }) =>
      surroundings.fetchJson(`/${role === "editor" ? "n" : "v"}/${network}/samples/${hash}`),
    again: () => socket.renew(),
    pass(event, payload) {
      refused = event === "rejected" && payload.id === null ? payload.code : null;
      inbox.take(event, payload);
      // The line stands, but carries nothing any more.
      if (refused === "link_withdrawn") socket.close();
      if (event === "welcome") {
        unsent?.welcomed(payload);
        outbox.opened();
      }
    },
  });
  const inbox = createInbox(receive, socket.send);
  const outbox = createOutbox({ store, send: socket.send, schedule });

  transport.post = (message) => {
    outbox.flush();
    if (people.connection.peek() === "open") socket.send(message);
  };
  model.versions.fetch = (path) => surroundings.fetchJson(`/n/${network}/history${path}`);
  store.onOutOfStep(() => socket.renew());
  page.addEventListener("pagehide", () => outbox.flush());
  warnBeforeLeaving(model, page, outbox.flush);
  socket.open();
  return { close: socket.close, visiting };
}

/**
 * The browser asks before it leaves a page with edits that could not be sent or have not been saved in time.
 * @param {Model} model
 * @param {Surroundings["page"]} page
 * @param {() => void} flush
 */
function warnBeforeLeaving({ store }, page, flush) {
  const ask = (/** @type {Event} */ event) => {
    flush();
    if (store.notSavedYet.peek() || store.pending().some(({ sent }) => !sent)) event.preventDefault();
  };
  // A page that listens for this all the time is not kept by browsers for the way back.
  effect(() => {
    if (store.inFlight.value > 0) page.addEventListener("beforeunload", ask);
    else page.removeEventListener("beforeunload", ask);
  });
}

/** @returns {Surroundings} */
function browser() {
  return {
    io: /** @type {any} */ (globalThis).io,
    clock: systemClock,
    memory: tabMemory(),
    hold: locksOf(navigator.locks),
    openDatabase: () => openDatabase(globalThis.indexedDB),
    schedule: atNextFrame,
    fetchJson,
    page: globalThis,
  };
}

/** @param {string} address */
async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
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
