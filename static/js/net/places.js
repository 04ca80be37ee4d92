/**
 * The tab remembers where it is in the run, and what it can undo, for the case that it is reloaded. Must not know the
 * socket.
 *
 * @import { Model } from "../model/model.js"
 * @import { Clock } from "../lib/clock.js"
 * @import { Cursor } from "../protocol/messages.js"
 * @import { Page, Tab } from "./tab.js"
 */

import { effect } from "@preact/signals-core";

// How often a tab keeps the place of a film that plays.
const KEEP_MILLISECONDS = 500;

/**
 * @param {Model} model
 * @param {Tab} tab
 * @param {{ clock: Clock, page: Page }} surroundings
 */
export function keepPlaces({ store, cursor, history }, tab, { clock, page }) {
  let kept = Number.NEGATIVE_INFINITY;
  /** @type {Cursor | null} */
  let unkept = null;

  /** @param {Cursor | null} place */
  const keep = (place) => {
    if (place === null || place.run === 0) return;
    [kept, unkept] = [clock.now(), null];
    tab.remember(place);
  };
  effect(() => {
    const { value } = cursor.state;
    // A film changes its place with every frame; where it is left is what counts.
    if (!value?.playing || clock.now() - kept >= KEEP_MILLISECONDS) keep(value);
    else unkept = value;
  });
  page.addEventListener("pagehide", () => {
    keep(unkept);
    // Before the document has come, what is remembered from before is not taken yet.
    if (store.document.peek() !== null) tab.rememberUndo(history.kept());
  });
}
