/**
 * The colours of the page for the canvas: the custom properties on the root element and a few mixtures of
 * them. They are read again whenever the theme changes. No colour is written here; must not know what is
 * drawn in them.
 *
 * @typedef {object} Theme
 * @property {string} paper
 * @property {string} raised
 * @property {string} ink
 * @property {string} second
 * @property {string} line
 * @property {string} value
 * @property {string} valueTint
 * @property {string} gradient
 * @property {string} gradientTint
 * @property {string} marker
 * @property {string} markerLine
 * @property {string} correction
 * @property {string} charcoal below 0, in pictures
 * @property {string} edge a slightly softer ink
 * @property {string} thin a line that recedes
 * @property {string} track the unfilled part of the dial of L
 */

import { signal } from "@preact/signals-core";
import { channels } from "../../lib/colours.js";

/** Custom properties by their role. */
const PROPERTIES = {
  paper: "--paper",
  raised: "--raised",
  ink: "--ink",
  second: "--second",
  line: "--line",
  value: "--value",
  valueTint: "--value-tint",
  gradient: "--gradient",
  gradientTint: "--gradient-tint",
  marker: "--marker",
  markerLine: "--marker-line",
  correction: "--correction",
  charcoal: "--charcoal",
};
const EDGE_PAPER = 0.2;
const THIN_PAPER = 0.5;
const TRACK_INK = 0.13;

/** @returns {Theme} */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = Object.entries(PROPERTIES).map(([role, property]) => [
    role,
    style.getPropertyValue(property).trim(),
  ]);
  const colours = Object.fromEntries(read);
  return {
    ...colours,
    edge: mixture(colours.ink, colours.paper, EDGE_PAPER),
    thin: mixture(colours.line, colours.paper, THIN_PAPER),
    track: mixture(colours.paper, colours.ink, TRACK_INK),
  };
}

/**
 * Mixes a fraction of one colour into another, both as #rrggbb.
 * @param {string} one @param {string} other @param {number} part
 */
function mixture(one, other, part) {
  const [a, b] = [channels(one), channels(other)];
  const mixed = a.map((channel, i) => Math.round(channel + (b[i] - channel) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The theme as a signal, and a function that stops watching. */
export function watchTheme() {
  const theme = signal(readTheme());
  const again = () => {
    theme.value = readTheme();
  };
  const wish = matchMedia("(prefers-color-scheme: dark)");
  wish.addEventListener("change", again);
  const attributes = new MutationObserver(again);
  attributes.observe(document.documentElement, { attributes: true });
  return {
    theme,
    /** Reads the colours now. */
    again,
    stop() {
      wish.removeEventListener("change", again);
      attributes.disconnect();
    },
  };
}
