// Keys on the page of all networks. In a field they are the field's. Must not know what a deed does.

import { effect } from "@preact/signals";

/** @import { Around } from "./page.js" */

/** @param {Around} around @param {() => void} search @returns {() => void} how to stop */
export function listenToKeys({ networks, view, sheet }, search) {
  const abort = new AbortController();
  /** @type {Readonly<Record<string, () => unknown>>} */
  const KEYS = {
    Enter: networks.open,
    F2: () => {
      networks.renaming.value = networks.selected.peek()?.own ?? false;
    },
    Delete: networks.remove,
    Backspace: networks.remove,
    "/": search,
    p: () => (view.projector.value = !view.projector.peek()),
    Escape: () => (sheet.value = null),
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    ArrowUp: () => move(-columns()),
    ArrowDown: () => move(columns()),
    Home: () => move(Number.NEGATIVE_INFINITY),
    End: () => move(Number.POSITIVE_INFINITY),
  };

  /** @param {number} by */
  function move(by) {
    const [list, now] = [networks.found.peek(), networks.selected.peek()];
    if (list.length === 0) return;
    const at = now === null ? 0 : list.indexOf(now) + by;
    // Above the first row and below the last one there is nothing; the ends of a row lead on to the next.
    if (Number.isFinite(by) && (at < 0 || at >= list.length)) return;
    networks.select(list[Math.max(0, Math.min(list.length - 1, at))].handle);
    shelf()?.focus({ preventScroll: true });
  }

  document.addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target instanceof HTMLInputElement) return inField(event, target);
      // Enter and Space on a control are the control's.
      if (key === "Enter" && target instanceof HTMLElement && target.closest("button, a, label")) return;
      const deed = KEYS[key.length === 1 ? key.toLowerCase() : key];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    },
    { signal: abort.signal },
  );
  const stopProjector = effect(() => {
    if (view.projector.value) document.documentElement.dataset.projector = "";
    else delete document.documentElement.dataset.projector;
  });

  /** From the search, Enter and the arrow down lead to what was found; Escape ends it. @param {KeyboardEvent} event @param {HTMLInputElement} field */
  function inField(event, field) {
    if (field.type !== "search") return;
    if (event.key === "Escape") networks.query.value = "";
    if (event.key !== "Escape" && event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const [first] = networks.found.peek();
    if (first && networks.selected.peek() === null) networks.select(first.handle);
    if (first) shelf()?.focus();
  }

  return () => {
    abort.abort();
    stopProjector();
  };
}

/** @returns {HTMLElement | null} */
const shelf = () => document.querySelector(".shelf");

/** How many pictures stand side by side. */
function columns() {
  const items = [...document.querySelectorAll(".shelf-item")];
  const [first] = items;
  const next = items.findIndex(
    (item) => item instanceof HTMLElement && first instanceof HTMLElement && item.offsetTop > first.offsetTop,
  );
  return next < 0 ? items.length : next;
}
