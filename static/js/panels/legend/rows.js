// The rows of the legend, as drawn samples: the direction of values and gradients, solid and hollow marks, the size
// of a mark on the present scale, dotted and dashed rims. Its sizes come from the functions that the drawing uses; it
// knows no canvas and no place.

import { useComputed } from "@preact/signals";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { measureOf, sized } from "../../render/marks/scale.js";
import { DOT } from "../../render/motion/dots.js";
import { CHEVRON, DISC } from "../../render/motion/pulses.js";
import { NOTHING_IN_VIEW } from "../../render/scene/largest_numbers.js";
import { html } from "../parts/html.js";
import { Chevron, Disc, Dot, Edge, Rim, Sample } from "./marks.js";

/** @import { Surroundings } from "../ui.js" */

const DECADES = [1, 0.1, 0.01, 0.001];
const HALF = 0.5;
/** Where the drawing is so small that its marks are dots, the legend keeps them apart. */
const UNIT = { least: 0.7, most: 1.2 };
const DIGITS = 3;

/** @param {Pick<Surroundings, "model" | "marks">} props */
export function LegendRows({ model, marks }) {
  const unit = useComputed(() => Math.min(UNIT.most, Math.max(UNIT.least, marks.unit.value)));
  const crowded = marks.crowded.value;
  return html`<ul>
    <${Entry} text=${say("legend_value")} title=${say("legend_value_long")}>
      <${Sample} w=${34}><${Edge} /><${Value} x=${19} y=${8.5} crowded=${crowded} positive /></${Sample}>
    </${Entry}>
    <${Entry} text=${say("legend_gradient")} title=${say("legend_gradient_long")}>
      <${Sample} w=${34}><${Edge} /><${Gradient} x=${16} y=${22.5} crowded=${crowded} positive /></${Sample}>
    </${Entry}>
    <${Entry} text="+" title=${say("legend_positive")}><${Pair} crowded=${crowded} positive /></${Entry}>
    <${Entry} text="−" title=${say("legend_negative")}><${Pair} crowded=${crowded} positive=${false} /></${Entry}>
    <${Sizes} model=${model} marks=${marks} unit=${unit.value} />
    <${Entry} text=${say("legend_none")}><${Sample} w=${26}><${Rim} state="none" /></${Sample}></${Entry}>
    <${Entry} text=${say("legend_stale")}><${Sample} w=${34}><${Rim} state="stale" /></${Sample}></${Entry}>
  </ul>`;
}

/** @param {{ text: string, title?: string, children?: any }} props */
const Entry = ({ text, title, children }) => html`<li title=${title}>
  ${children}
  <span>${title ? html`<span aria-hidden="true">${text}</span><span class="aside">${title}</span>` : text}</span>
</li>`;

/** @typedef {{ x: number, y: number, crowded: boolean, positive: boolean }} Mark */

/** A value on its way. @param {Mark & { part?: number, r?: number }} props `part` of the largest, for a dot; else `r` */
const Value = ({ x, y, crowded, positive, part = 1, r = 6 }) =>
  crowded
    ? html`<${Dot} x=${x} y=${y} half=${sized(part, DOT)} positive=${positive} />`
    : html`<${Disc} x=${x} y=${y} r=${r} positive=${positive} />`;

/** A gradient on its way. @param {Mark & { part?: number, size?: number }} props */
const Gradient = ({ x, y, crowded, positive, part = 1, size = 7 }) =>
  crowded
    ? html`<${Dot} x=${x} y=${y} half=${sized(part, DOT)} positive=${positive} back />`
    : html`<${Chevron} x=${x} y=${y} size=${size} positive=${positive} />`;

/** One of each, of one sign. @param {{ crowded: boolean, positive: boolean }} props */
const Pair = ({ crowded, positive }) => html`<${Sample} w=${32}>
  <${Value} x=${8} y=${15} crowded=${crowded} positive=${positive} />
  <${Gradient} x=${24} y=${15} crowded=${crowded} positive=${positive} />
</${Sample}>`;

/** Marks of some sizes with the numbers that look like this. @param {Pick<Surroundings, "model" | "marks"> & { unit: number }} props */
function Sizes({ model, marks, unit }) {
  const scale = model.view.scale.value;
  const crowded = marks.crowded.value;
  const value = useComputed(() => told(marks.reference.value?.value, "scale_largest_value"));
  const gradient = useComputed(() => told(marks.reference.value?.gradient, "scale_largest_gradient"));
  if (scale === "log") {
    const measure = measureOf("log", () => NOTHING_IN_VIEW);
    return DECADES.map(
      (each) =>
        html`<${Size} key=${each} part=${measure(each, "a", "")} unit=${unit} crowded=${crowded} text=${String(each)} />`,
    );
  }
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
