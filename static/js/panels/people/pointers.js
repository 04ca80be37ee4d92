// Where others point on the drawing and what they have selected: thin, in second ink, with their name. Must not know who
// they are.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

/**
 * @import { Other } from "../../model/page/presence.js"
 * @import { Surroundings } from "../ui.js"
 */

/** How far an outline stands off what is selected, in pixels. */
const GAP = 4;
/** Of what a pointer is on: where its tip is, from the left and from the top. */
const TIP = { x: 0.3, y: 0.85 };

/** @param {Surroundings} props */
export function OthersPointers(props) {
  if (props.model.view.past.value !== null || props.model.view.projector.value) return null;
  return html`${props.model.presence.others.value.map((other) => html`<${One} key=${other.member} ...${props} other=${other} />`)}`;
}

/** @param {Surroundings & {other: Other}} props */
function One({ boxOf, pointAt, other }) {
  const boxes = other.selection.flatMap((key) => ({ key, box: boxOf(key) }));
  const tip = placeOf({ boxOf, pointAt }, other);
  return html`
    ${boxes.map(({ key, box }) => box && html`<div key=${key} class=${shapeOf(key)} data-testid="others-selection" data-key=${key} style=${around(box)}></div>`)}
    ${
      tip &&
      html`<div class="others-pointer" data-testid="others-pointer" style=${`transform: translate(${tip.x}px, ${tip.y}px)`}>
      <svg viewBox="0 0 14 18" aria-hidden="true"><path d="M1 1v14l4-4 3 6 2-1-3-6h5z" /></svg>
      <span>${say("pointer_of", { name: other.called.name })}</span>
    </div>`
    }
  `;
}

/** @param {string} key */
const shapeOf = (key) => (/^(neuron|loss)/u.test(key) ? "others-selection round" : "others-selection");

/** @param {import("../../render/scene/geometry.js").Rect} box */
const around = ({ x, y, w, h }) =>
  `transform: translate(${x - GAP}px, ${y - GAP}px); inline-size: ${w + 2 * GAP}px; block-size: ${h + 2 * GAP}px`;

/**
 * On what the pointer is on, which may stand elsewhere here; else where it is; without a pointer, on what is selected.
 * @param {Pick<Surroundings, "boxOf" | "pointAt">} places @param {Other} other
 */
function placeOf({ boxOf, pointAt }, { x, y, on, selection }) {
  const key = on ?? (x === null ? selection[0] : undefined);
  const box = key ? boxOf(key) : null;
  if (box) return { x: box.x + TIP.x * box.w, y: box.y + TIP.y * box.h };
  return x === null || y === null ? null : pointAt({ x, y });
}
