// Words beside the pointer while a tool is drawing: why something cannot be, or what a press does. They go by themselves
// when the pointer moves on. Must not know what is drawn.

import { word } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** The widest they are, the most room that they take below, and their distance from the pointer, in pixels. */
const WIDTH = 270;
const ROOM = 110;
const GAP = 16;

/** @param {Surroundings} props */
export function Beside({ model }) {
  const beside = model.view.beside.value;
  const kind = beside?.refused ? "beside refused" : "beside";
  return html`<div role="status" class=${beside === null ? "aside" : kind} data-testid="beside" style=${beside === null ? "" : placeFor(beside)}>
    ${beside?.said.map((each) => html`<p key=${each.code}>${word(each)}</p>`)}
  </div>`;
}

/** Within the drawing. @param {{ x: number, y: number, before?: boolean }} place */
function placeFor({ x, y, before = false }) {
  const across = before
    ? `inset-inline-end: calc(100% - ${x - GAP}px)`
    : `inset-inline-start: clamp(8px, ${x + GAP}px, 100% - ${WIDTH + GAP}px)`;
  return `${across}; inset-block-start: clamp(8px, ${y + GAP}px, 100% - ${ROOM}px)`;
}
