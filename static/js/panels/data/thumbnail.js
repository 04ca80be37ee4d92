// A data set as a small picture: squares, since samples are held. Two inputs are a place, a third one shifts it, one input
// stands against its target. Pure; must not know which set it is.

import { html } from "../parts/html.js";
import { endsOf, scale } from "../parts/plot_scale.js";

/** @import { Listed } from "./made.js" */

/** The side of a picture. */
const SIDE = 72;
/** How far the third input shifts a sample, in units of the other two. */
const SHIFT = [0.32, 0.22];

/** @param {Pick<Listed, "task" | "inputs" | "targets">} row */
export function placesOf({ task, inputs, targets }) {
  return inputs.map(([x, y, z = 0], at) => {
    const classes = targets[at];
    const kind = task === "classes" ? classes.indexOf(1) : Number(classes[0] <= (task === "two" ? 0.5 : 0));
    return {
      x: x + SHIFT[0] * z,
      y: y === undefined ? classes[0] : y + SHIFT[1] * z,
      kind,
      // Where a target is a number, it is a size.
      half: task === "numbers" && y !== undefined ? 0.8 + 2 * Math.min(1, Math.abs(classes[0])) : 1.8,
    };
  });
}

/** @param {{ row: Listed }} props */
export function Thumbnail({ row }) {
  const places = placesOf(row);
  const x = scale(endsOf(places.map((each) => each.x)), [6, SIDE - 6]);
  const y = scale(endsOf(places.map((each) => each.y)), [SIDE - 6, 6]);
  return html`<svg class="dataset-picture" viewBox=${`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
    ${places.map((each, at) => html`<${Sample} key=${at} x=${x(each.x)} y=${y(each.y)} corner=${at % row.every > 0} kind=${each.kind} half=${row.count <= 8 ? 4 : each.half} />`)}
  </svg>`;
}

/** Solid, hollow, then struck through; on its corner what is not trained on. @param {{ x: number, y: number, kind: number, half: number, corner: boolean }} props */
function Sample({ x, y, kind, half, corner }) {
  return html`<rect class=${kind === 0 ? "solid" : "hollow"} x=${x - half} y=${y - half} width=${2 * half} height=${2 * half}
      transform=${corner ? `rotate(45 ${x} ${y})` : undefined} />
    ${kind > 1 && html`<path d=${`M${x - half} ${y + half}L${x + half} ${y - half}`} />`}`;
}
