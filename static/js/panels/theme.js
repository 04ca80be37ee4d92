// What was chosen about how the page looks and listens, kept in this browser. The theme is put on the page;
// theme_early.js puts it there before the first paint. The system's theme stands where nothing was chosen.

import { effect } from "@preact/signals";

/** @import { View } from "../model/view.js" */

const THEME = "backprop-canvas.theme";
const SINGLE_KEYS = "backprop-canvas.single-keys";

/** @param {View} view @returns {() => void} how to stop */
export function keepChoices(view) {
  const kept = read(THEME);
  if (kept === "light" || kept === "dark") view.theme.value = kept;
  view.singleKeys.value = read(SINGLE_KEYS) !== "off";
  return effect(() => {
    const theme = view.theme.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    write(THEME, theme === "system" ? null : theme);
    write(SINGLE_KEYS, view.singleKeys.value ? null : "off");
  });
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} choice null: as the page is by itself */
function write(key, choice) {
  try {
    if (choice === null) localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
