// The curves of the large plot with their names beside their ends, the axes, the upright line. Strokes only: what a press
// does is the plot's business.

import { authored, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { curvePath, pointAt } from "../time/loss_curve_layout.js";
import { apart } from "./axes.js";

/**
 * @import { Curve } from "../../model/run/curves.js"
 * @import { Box } from "../time/loss_curve_layout.js"
 * @import { Axis } from "./axes.js"
 *
 * @typedef {{ x: Axis, y: Axis, box: Box }} Field
 *
 * The loss of the present run over samples that are kept.
 * @typedef {{ split: "validation" | "test", curve: Curve }} Kept
 */

/** Between two names, in pixels. */
const GAP = 22;
/** Between two squares on their corner along a line, in pixels. */
const CORNERS = 80;

/** From here to the end of the axis there is no room for half of a number, in pixels. */
const HALF = 28;

/** `untrained`: its first iteration begins with the network as it was drawn. @param {Field & { label: string, untrained?: boolean }} props */
export function Axes({ x, y, box, label, untrained = false }) {
  return html`<g class="plot-axes">
    ${y.ticks.map((value) => html`<path key=${value} class="plot-grid" d=${`M${box.left} ${y.at(value)}H${box.right}`} />`)}
    ${y.ticks.map((value) => html`<text key=${value} class="plot-up" x=${box.left - 10} y=${y.at(value) + 4.5}>${plain(value)}</text>`)}
    <path class="plot-base" d=${`M${box.left} ${box.bottom}H${box.right}`} />
    ${x.minor.map((value) => html`<path key=${value} class="plot-base" d=${`M${x.at(value)} ${box.bottom}v4`} />`)}
    ${x.ticks.map(
      (value) => html`<g key=${value}>
        <path class="plot-base" d=${`M${x.at(value)} ${box.bottom}v7`} />
        <text class="plot-across" x=${x.at(value)} y=${box.bottom + 22} style=${box.right - x.at(value) < HALF ? "text-anchor: end" : undefined}>${untrained && value === 1 ? say("plot_start") : plain(value)}</text>
      </g>`,
    )}
    <text class="plot-across plot-unit" x=${(box.left + box.right) / 2} y=${box.bottom + 40}>${label}</text>
  </g>`;
}

/** A tick's number: whole ones with commas, very small and large ones by their power. @param {number} value */
function plain(value) {
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e7)) return authored(value).replace(/^1×/u, "");
  return value.toLocaleString("en", { maximumFractionDigits: 6 }).replace("-", "−");
}

/** @param {Field & { present: Curve | null, curves: readonly Curve[], kept: readonly Kept[], names: boolean, nameOf: (curve: Curve) => string }} props */
export function Lines({ present, curves, kept, x, y, box, names, nameOf }) {
  const scales = { x: x.at, y: y.at };
  return html`<g class="plot-lines">
    ${curves.map((curve) => {
      const { path, broken } = curvePath(curve, /** @type {any} */ (scales));
      return html`<g key=${curve.run} class=${curve === present ? "present" : "other"} data-run=${curve.run}>
        <path d=${path} />
        ${broken && html`<path class="broken" d=${`M${broken.x - 5} ${broken.y - 5}l10 10m0-10l-10 10`} />`}
        ${curve.parent !== null && html`<rect class="branch" x=${x.at(curve.iterations[0]) - 5} y=${y.at(curve.losses[0]) - 5} width="10" height="10" />`}
      </g>`;
    })}
    ${kept.map(
      ({ split, curve }) => html`<g key=${split} class="kept" data-split=${split}>
        <path d=${curvePath(curve, /** @type {any} */ (scales)).path} />
        ${cornersOf(curve, x, y, box).map(([px, py]) => html`<path key=${px} class="corner" d=${`M${px} ${py - 5}l5 5l-5 5l-5 -5z`} />`)}
      </g>`,
    )}
    ${names && html`<${Names} ends=${namesOf(curves, kept, present, nameOf)} ...${{ x, y, box }} />`}
  </g>`;
}

/** Squares on their corner along a line of samples that are kept. @param {Curve} curve @param {Axis} x @param {Axis} y @param {Box} box @returns {[number, number][]} */
function cornersOf(curve, x, y, { left, right }) {
  /** @type {[number, number][]} */
  const corners = [];
  for (let at = left + CORNERS / 2; at < right; at += CORNERS) {
    const point = pointAt(curve, Math.round(x.valueAt(at)));
    if (point === null || !Number.isFinite(point.loss)) continue;
    const px = x.at(point.iteration);
    if (px > (corners.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY) + CORNERS / 2)
      corners.push([px, y.at(point.loss)]);
  }
  return corners;
}

/**
 * What stands beside the end of each line.
 * @typedef {{ key: string, present: boolean, name: string, point: { iteration: number, loss: number } }} End
 * @param {readonly Curve[]} curves @param {readonly Kept[]} kept @param {Curve | null} present @param {(curve: Curve) => string} nameOf
 * @returns {End[]}
 */
function namesOf(curves, kept, present, nameOf) {
  const own = say(kept.length > 0 ? "plot_train" : "plot_this");
  const lines = [
    ...curves.map((curve) => ({
      key: String(curve.run),
      curve,
      present: curve === present,
      name: curve === present ? [own, nameOf(curve)].filter(Boolean).join(": ") : nameOf(curve),
    })),
    ...kept.map(({ split, curve }) => ({ key: split, curve, present: true, name: say(`plot_${split}`) })),
  ];
  return lines.flatMap(({ curve, ...line }) => {
    const point = pointAt(curve, Number.POSITIVE_INFINITY);
    return point && Number.isFinite(point.loss) ? [{ ...line, point }] : [];
  });
}

/** @param {Field & { ends: readonly End[] }} props */
function Names({ ends, x, y, box }) {
  const heights = apart(
    ends.map(({ point }) => y.at(point.loss)),
    GAP,
    [box.top + 8, box.bottom],
  );
  return ends.map(({ key, present, name, point }, at) => {
    const [px, py] = [x.at(point.iteration), y.at(point.loss)];
    return html`<g key=${key} class=${present ? "plot-name present" : "plot-name"}>
      <path d=${`M${px + 4} ${py}L${box.right + 10} ${heights[at] - 4.5}h6`} />
      <text x=${box.right + 20} y=${heights[at]}>${name}</text>
      <text class="plot-value" x=${box.right + 248} y=${heights[at]}>${number(point.loss)}</text>
    </g>`;
  });
}

/** @param {Field & { iteration: number, point: { iteration: number, loss: number } | null, kind: string }} props `point`: what is known there, or before */
export function Upright({ x, y, box, iteration, point, kind }) {
  const px = x.at(iteration);
  return html`<g class=${kind}>
    <path d=${`M${px} ${box.top}V${box.bottom}`} />
    ${point !== null && Number.isFinite(point.loss) && html`<circle cx=${x.at(point.iteration)} cy=${y.at(point.loss)} r="5" />`}
  </g>`;
}
