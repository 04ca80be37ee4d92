// What was chosen about how the page looks and listens, kept in this browser. The theme is put on the page;
// theme_early.js puts it there before the first paint. The system's theme stands where nothing was chosen.

import { effect } from "@preact/signals";
import { recall, remember } from "../lib/memory.js";

/** @import { View } from "../model/view.js" */

const THEME = "theme";
const SINGLE_KEYS = "single-keys";
const SCALE = "scale";
const STOPS = "stops";

/** @param {View} view @returns {() => void} how to stop */
export function keepChoices(view) {
  const kept = recall(THEME);
  if (kept === "light" || kept === "dark") view.theme.value = kept;
  view.singleKeys.value = recall(SINGLE_KEYS) !== "off";
  const scale = recall(SCALE);
  if (scale === "linear" || scale === "layer") view.scale.value = scale;
  view.stopsOn.value = recall(STOPS) === "on";
  return effect(() => {
    const theme = view.theme.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(THEME, theme === "system" ? null : theme);
    remember(SCALE, view.scale.value === "log" ? null : view.scale.value);
    remember(STOPS, view.stopsOn.value ? "on" : null);
    remember(SINGLE_KEYS, view.singleKeys.value ? null : "off");
  });
}
