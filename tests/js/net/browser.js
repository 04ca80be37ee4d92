/**
 * A browser for tests: a database, locks and tabs, each with a memory of its own. Pages are opened in it and go away
 * as pages do.
 *
 * @import { Database, KeptEdit } from "../../../static/js/net/database.js"
 */

import { createModel } from "../../../static/js/model/model.js";
import { connect } from "../../../static/js/net/connection.js";
import { chain, handClock, welcome } from "../model/bench.js";
import { Line } from "./line.js";

/** Everything that waits for a promise has gone on. */
export const settled = () => new Promise((done) => setImmediate(done));

/** @param {Iterable<[string, string]>} [items] */
export function remembering(items = []) {
  const map = new Map(items);
  return { map, getItem: (/** @type {string} */ key) => map.get(key) ?? null, setItem: map.set.bind(map) };
}

export class Browser {
  /** What the database holds. @type {Map<string, KeptEdit>} */
  kept = new Map();
  /** What stands at an address. @type {(address: string) => Promise<any>} */
  fetched = async () => null;
  /** How often something was written. */
  writes = 0;
  /** Which page holds which name. @type {Map<string, object>} */
  held = new Map();
  clock = handClock();

  /** @param {{ locks?: boolean, database?: boolean }} [abilities] */
  constructor({ locks = true, database = true } = {}) {
    this.abilities = { locks, database };
  }

  /** The numbers that wait, tab by tab. */
  waiting() {
    return [...this.kept.values()].map(({ tab, id }) => `${tab.slice(0, 2)} ${id}`);
  }

  /**
   * Opens a page and waits until it has said who it is.
   * @param {ReturnType<typeof remembering>} [memory] of the tab
   */
  async opens(memory = remembering()) {
    const page = new Page(this, memory);
    await settled();
    return page;
  }

  /** @returns {Database} */
  database() {
    const key = (/** @type {{ tab: string, id: number }} */ { tab, id }) =>
      `${tab} ${String(id).padStart(4, "0")}`;
    return {
      read: async () =>
        [...this.kept.keys()].sort().map((each) => /** @type {KeptEdit} */ (this.kept.get(each))),
      write: async (edits, gone) => {
        this.writes += 1;
        for (const edit of edits) this.kept.set(key(edit), edit);
        for (const each of gone) this.kept.delete(key(each));
      },
    };
  }
}

export class Page {
  events = new EventTarget();
  line = new Line();
  /** @type {(() => void)[]} */
  frames = [];

  /** @param {Browser} browser @param {ReturnType<typeof remembering>} memory */
  constructor(browser, memory) {
    this.browser = browser;
    this.memory = memory;
    this.clock = browser.clock;
    this.model = createModel({ clock: browser.clock });
    const { locks, database } = browser.abilities;
    connect(this.model, "network", {
      io: this.line.take,
      clock: browser.clock,
      memory,
      hold: locks ? async (name) => this.holds(name) : null,
      openDatabase: async () => (database ? browser.database() : null),
      schedule: (callback) => void this.frames.push(callback),
      fetchJson: (address) => this.browser.fetched(address),
      page: this.events,
    });
  }

  /** @private @param {string} name */
  holds(name) {
    const { held } = this.browser;
    if (!held.has(name)) held.set(name, this);
    return held.get(name) === this;
  }

  /** Which tab it says that it is. */
  get tab() {
    return /** @type {any} */ (this.line.auths.at(-1)).tab;
  }

  /** The server lets it in. @param {object} [more] */
  welcomed(more) {
    const { event, ...payload } = welcome(chain(), more);
    this.line.hears(event, payload);
  }

  frame() {
    for (const callback of this.frames.splice(0)) callback();
  }

  /** The edits that were sent since this was asked last. */
  edits() {
    while (this.frames.length > 0) this.frame();
    return this.line.taken().filter(([event]) => event === "edit");
  }

  /** Whether the browser would ask before it leaves. */
  asks() {
    return !this.events.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  }

  /** It is closed or reloaded: what it has written stays, what it holds is free. */
  async goes() {
    this.events.dispatchEvent(new Event("pagehide"));
    await this.crashes();
  }

  async crashes() {
    this.line.breaks();
    await settled();
    for (const [name, page] of this.browser.held) if (page === this) this.browser.held.delete(name);
  }
}
