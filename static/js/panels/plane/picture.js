// The picture: what an output gives as colour over two inputs, or as a curve over one, with the samples on it. A press on
// a sample walks it. Must not know who asked for the numbers.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { floats } from "../../lib/bytes.js";
import { channels } from "../../lib/colours.js";
import { contour } from "../../lib/contour.js";
import { authored, notation } from "../../lib/format.js";
import { paintGrid, paletteOf } from "../../lib/heat.js";
import { cellIn, samplesOf, splitOf } from "../../model/document/reading.js";
import { html } from "../parts/html.js";
import { endsOf, linePath, scale, ticks } from "../parts/plot_scale.js";
import { Name } from "../parts/sentence.js";
import { useSame } from "../parts/use_kept.js";
import { nameIn, targetsOf } from "./view.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane } from "../../model/run/plane.js"
 * @import { Judged } from "./judging.js"
 * @import { Range } from "../../lib/heat.js"
 *
 * @typedef {object} PictureProps
 * @property {Document} document
 * @property {OutputPlane} plane
 * @property {Range} range
 * @property {Judged} judged
 * @property {number} walked the position of the sample in view
 * @property {(at: number) => void} walk
 * @property {((place: { x: number, y: number }, heights: readonly [number, number]) => void) | null} paint what a press on
 *   paper does, at a place from 0 to 1; null: nothing
 */

/** The side of the picture in pixels. */
export const SIDE = 300;
/** More samples hide one another. */
const MOST_SAMPLES = 1000;
const HALF = 4;

/** @param {PictureProps} props */
export function Picture(props) {
  const { document, plane } = props;
  const [left, right, bottom, top] = plane.box;
  const values = floats(plane.values, true);
  const flat = plane.up === null;
  const targets = targetsOf(document, plane.output);
  const x = scale([left, right], [0, SIDE]);
  const heights = flat
    ? endsOf([...values, ...targets.filter(Number.isFinite)])
    : /** @type {const} */ ([bottom, top]);
  const y = scale(heights, [SIDE, 0]);
  return html`<figure class="plane">
    <div class="plane-field">
      ${!flat && html`<${Heat} ...${props} values=${values} />`}
      <svg viewBox=${`0 0 ${SIDE} ${SIDE}`} aria-hidden="true" data-paints=${props.paint ? "" : undefined} onClick=${
        props.paint && ((/** @type {any} */ event) => props.paint?.(placeIn(event), heights))
      }>
        ${flat && html`<path class="plane-curve" d=${curve(values, x, y, left, right)} />`}
        ${!flat && props.judged.line !== null && html`<${Line} ...${props.judged.line} size=${plane.size} />`}
        <${Samples} ...${props} ...${{ x, y, targets }} />
      </svg>
    </div>
    <${Axis} ends=${[left, right]} place=${x} side="across" name=${nameIn(document, plane.across)} />
    <${Axis} ends=${heights} place=${y} side="up" name=${nameIn(document, plane.up ?? plane.output)} />
  </figure>`;
}

/** @param {ArrayLike<number>} values @param {(value: number) => number} x @param {(value: number) => number} y @param {number} left @param {number} right */
function curve(values, x, y, left, right) {
  const xs = Array.from(values, (_, i) => x(left + ((i + 0.5) / values.length) * (right - left)));
  return linePath(xs, Array.from(values, y));
}

/** One pixel for each number; the browser blends them. @param {PictureProps & {values: ArrayLike<number>}} props */
function Heat({ plane: { size }, values, range }) {
  const field = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useLayoutEffect(() => {
    const canvas = field.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const style = getComputedStyle(canvas);
    const colour = (/** @type {string} */ name) => channels(style.getPropertyValue(name));
    const colours = { paper: colour("--paper"), above: colour("--value"), below: colour("--charcoal") };
    const image = new ImageData(size, size);
    paintGrid(new Uint32Array(image.data.buffer), 0, size, values, size, range.most, paletteOf(colours));
    context.putImageData(image, 0, 0);
  });
  return html`<canvas ref=${field} width=${size} height=${size}></canvas>`;
}

/** @param {{values: ArrayLike<number>, size: number, level: number}} props */
function Line({ values, size, level }) {
  const path = contour(values, size, level, SIDE);
  return html`<path class="plane-edge" d=${path} /><path class="plane-line" d=${path} />`;
}

/**
 * What most samples look like stays while the network trains. @param {PictureProps & {x: (value: number) => number,
 *   y: (value: number) => number, targets: readonly number[]}} props
 */
function Samples({ document, plane, range, judged, walked, walk, x, y, targets }) {
  const { across, up } = plane;
  const keep = useSame();
  const middle = judged.parts ?? 0;
  // Where nothing is decided, a target is a size; along a curve it is a height.
  const sized = judged.parts === null && up !== null;
  const marks = samplesOf(document)
    .slice(0, MOST_SAMPLES)
    .map((sample, at) => {
      const px = x(cellIn(sample, "inputs", across) ?? Number.NaN);
      const py = y((up === null ? targets[at] : cellIn(sample, "inputs", up)) ?? Number.NaN);
      if (!Number.isFinite(px + py)) return null;
      const half = sized ? sizeOf(targets[at], range) : HALF;
      const is = { split: splitOf(sample), wrong: judged.right?.[at] === false, walked: at === walked };
      const look = { at, px, py, half, solid: targets[at] > middle || up === null, ...is };
      return keep(at, look, (mark) => html`<${Mark} key=${at} ...${mark} />`);
    });
  return html`<g onClick=${(/** @type {Event & { target: Element }} */ event) => {
    event.stopPropagation();
    walk(Number(event.target.closest("[data-sample]")?.getAttribute("data-sample")));
  }}>${marks}</g>`;
}

/** Where a press is, from 0 to 1, from the left and from below. @param {MouseEvent & { currentTarget: Element }} event */
function placeIn({ clientX, clientY, currentTarget }) {
  const { left, bottom, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (bottom - clientY) / height };
}

/** Half the side of a square, in pixels. @param {number} target @param {Range} range */
const sizeOf = (target, { most }) => 2.5 + 4.5 * Math.min(1, Math.abs(target) / most || 0);

/**
 * One that is not trained on stands on its corner. @param {{ at: number, px: number, py: number, half: number, solid: boolean,
 *   split: string, wrong: boolean, walked: boolean }} props
 */
const Mark = ({ at, px, py, half, solid, split, wrong, walked }) =>
  html`<g class="plane-sample" data-split=${split} data-sample=${at} data-wrong=${wrong ? "" : undefined}>
    ${wrong && html`<circle class="plane-wrong" cx=${px} cy=${py} r="9" />`}
    ${walked && html`<circle class="plane-walked" cx=${px} cy=${py} r="12" />`}
    <rect class=${solid ? "solid" : "hollow"} x=${px - half} y=${py - half} width=${2 * half} height=${2 * half}
      transform=${split === "train" ? undefined : `rotate(45 ${px} ${py})`} />
    <rect class="plane-touch" x=${px - 12} y=${py - 12} width="24" height="24" />
  </g>`;

/** @param {{ends: readonly [number, number], place: (value: number) => number, side: "across" | "up", name: string}} props */
function Axis({ ends, place, side, name }) {
  const style = (/** @type {number} */ value) => ({
    [side === "across" ? "left" : "top"]: `${(100 * place(value)) / SIDE}%`,
  });
  return useMemo(
    () => html`<div class="plane-axis" data-side=${side} aria-hidden="true">
      ${ticks(ends, 3).at.map((value) => html`<span key=${value} style=${style(value)}>${authored(value)}</span>`)}
      <b><${Name} name=${name} /></b>
    </div>`,
    [...ends, name, notation()],
  );
}
