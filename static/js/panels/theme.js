// The chosen theme, kept in this browser and put on the page; theme_early.js puts it there before the first
// paint. The system's theme stands where nothing was chosen.

import { effect } from "@preact/signals";

/** @import { View } from "../model/view.js" */

const KEY = "backprop-canvas.theme";

/** @param {View} view @returns {() => void} how to stop */
export function keepTheme(view) {
  const kept = read();
  if (kept !== null) view.theme.value = kept;
  return effect(() => {
    const theme = view.theme.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    write(theme);
  });
}

/** @returns {"light" | "dark" | null} */
function read() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

/** @param {"system" | "light" | "dark"} theme */
function write(theme) {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
