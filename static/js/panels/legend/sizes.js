// The sizes of marks on the present scale, as drawn samples with the numbers that look like this. They come from the
// functions that the drawing uses; it knows no canvas and no place.

import { useComputed } from "@preact/signals";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { DECADES } from "../../model/page/view.js";
import { sized } from "../../render/marks/scale.js";
import { DOT } from "../../render/motion/dots.js";
import { CHEVRON, DISC } from "../../render/motion/pulses.js";
import { html } from "../parts/html.js";
import { Chevron, Disc, Dot, Sample } from "./marks.js";

/** @import { Surroundings } from "../ui.js" */

/** Discs of a logarithmic scale. */
const DISCS = 5;
const GAP = 4;
const HALF = 0.5;
const DIGITS = 3;

/** @typedef {{ x: number, y: number, crowded: boolean, positive: boolean }} Place */

/** A value on its way. @param {Place & { part?: number, r?: number }} props `part` of the largest, for a dot; else `r` */
export const Value = ({ x, y, crowded, positive, part = 1, r = 6 }) =>
  crowded
    ? html`<${Dot} x=${x} y=${y} half=${sized(part, DOT)} positive=${positive} />`
    : html`<${Disc} x=${x} y=${y} r=${r} positive=${positive} />`;

/** A gradient on its way. @param {Place & { part?: number, size?: number }} props */
export const Gradient = ({ x, y, crowded, positive, part = 1, size = 7 }) =>
  crowded
    ? html`<${Dot} x=${x} y=${y} half=${sized(part, DOT)} positive=${positive} back />`
    : html`<${Chevron} x=${x} y=${y} size=${size} positive=${positive} />`;

/** Marks of some sizes with the numbers that look like this. @param {Pick<Surroundings, "model" | "marks"> & { unit: number }} props */
export function Sizes({ model, marks, unit }) {
  const scale = model.view.scale.value;
  const crowded = marks.crowded.value;
  const value = useComputed(() => told(marks.reference.value?.value, "scale_largest_value"));
  const gradient = useComputed(() => told(marks.reference.value?.gradient, "scale_largest_gradient"));
  const decades = DECADES[scale];
  if (decades !== undefined) return html`<${Decades} decades=${decades} unit=${unit} crowded=${crowded} />`;
  if (scale === "layer") {
    return [
      html`<${Size} part=${1} unit=${unit} crowded=${crowded} text=${say("scale_largest")} both />`,
      html`<${Size} part=${HALF} unit=${unit} crowded=${crowded} text=${say("scale_half")} both />`,
    ];
  }
  return [
    html`<${Size} part=${1} unit=${unit} crowded=${crowded} text=${value.value} />`,
    html`<${Size} part=${1} unit=${unit} crowded=${crowded} text=${gradient.value} chevron />`,
    html`<${Size} part=${HALF} unit=${unit} crowded=${crowded} text=${say("scale_half")} both />`,
  ];
}

/** Discs of a logarithmic scale in a row, with the numbers at its ends. @param {{ decades: number, unit: number, crowded: boolean }} props */
function Decades({ decades, unit, crowded }) {
  const parts = Array.from({ length: DISCS }, (_, i) => 1 - i / (DISCS - 1));
  const ends = [number(1, 1), number(10 ** -decades, 1)];
  const radii = parts.map((part) => sized(part, DISC) * unit);
  const at = radii.map((r, i) => radii.slice(0, i).reduce((sum, before) => sum + 2 * before + GAP, r));
  return html`<li>
    <span class="aside">${say("legend_sizes", { most: ends[0], least: ends[1] })}</span>
    <span aria-hidden="true">${ends[0]}</span>
    <${Sample} w=${at[DISCS - 1] + radii[DISCS - 1]}>
      ${parts.map((part, i) => html`<${Value} x=${at[i]} y=${15} r=${radii[i]} part=${part} crowded=${crowded} positive />`)}
    </${Sample}>
    <span aria-hidden="true">${ends[1]}</span>
  </li>`;
}

/** @param {number | undefined} reference @param {string} otherwise what is said while there is no number */
const told = (reference, otherwise) => (reference ? number(reference, DIGITS) : say(otherwise));

/** @param {{ part: number, unit: number, crowded: boolean, text: string, chevron?: boolean, both?: boolean }} props */
function Size({ part, unit, crowded, text, chevron = false, both = false }) {
  const [r, half] = [sized(part, DISC) * unit, sized(part, CHEVRON) * unit];
  const left = chevron ? 0 : 2 * r;
  const w = left + (both ? 3 : 0) + (chevron || both ? 2 * half : 0);
  return html`<li>
    <${Sample} w=${w}>
      ${!chevron && html`<${Value} x=${r} y=${15} r=${r} part=${part} crowded=${crowded} positive />`}
      ${(chevron || both) && html`<${Gradient} x=${w - half} y=${15} size=${half} part=${part} crowded=${crowded} positive />`}
    </${Sample}>
    <span><span class="aside">${say("legend_size", { number: text })}</span><span aria-hidden="true">${text}</span></span>
  </li>`;
}
