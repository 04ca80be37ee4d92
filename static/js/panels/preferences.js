// What was chosen about how the page looks and listens, kept in this browser. The theme is put on the page;
// theme_early.js puts it there before the first paint. The system's theme stands where nothing was chosen. Must
// not know the document.

import { effect } from "@preact/signals";
import { DIGITS, FEWEST_DIGITS, MOST_DIGITS, writeNumbers } from "../lib/format.js";
import { recall, remember } from "../lib/memory.js";

/** @import { View } from "../model/page/view.js" */

const THEME = "theme";
const SINGLE_KEYS = "single-keys";
const SNAPPING = "snapping";
const SCALE = "scale";
const STOPS = "stops";
const PICTURES = "pictures";
const CHOSEN_DIGITS = "digits";
const SCIENTIFIC = "scientific";

/** @param {View} view @returns {() => void} how to stop */
export function keepChoices(view) {
  const kept = recall(THEME);
  if (kept === "light" || kept === "dark") view.theme.value = kept;
  view.singleKeys.value = recall(SINGLE_KEYS) !== "off";
  view.snapping.value = recall(SNAPPING) !== "off";
  const scale = recall(SCALE);
  if (scale === "log8" || scale === "linear" || scale === "layer") view.scale.value = scale;
  view.pictures.value = recall(PICTURES) === "on";
  view.stopsOn.value = recall(STOPS) === "on";
  const digits = Number(recall(CHOSEN_DIGITS) ?? DIGITS);
  if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) view.digits.value = Math.round(digits);
  view.scientific.value = recall(SCIENTIFIC) === "on";
  writeNumbers(() => ({ digits: view.digits.value, scientific: view.scientific.value }));
  const stopRemembering = effect(() => {
    const [digits, scientific] = [view.digits.value, view.scientific.value];
    remember(CHOSEN_DIGITS, digits === DIGITS ? null : String(digits));
    remember(SCIENTIFIC, scientific ? "on" : null);
  });
  const stopKeeping = effect(() => {
    const theme = view.theme.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(THEME, theme === "system" ? null : theme);
    remember(SCALE, view.scale.value === "log" ? null : view.scale.value);
    remember(PICTURES, view.pictures.value ? "on" : null);
    remember(STOPS, view.stopsOn.value ? "on" : null);
    remember(SINGLE_KEYS, view.singleKeys.value ? null : "off");
    remember(SNAPPING, view.snapping.value ? null : "off");
  });
  return () => {
    writeNumbers();
    stopRemembering();
    stopKeeping();
  };
}
