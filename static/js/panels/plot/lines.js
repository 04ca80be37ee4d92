// The curves of the large plot with their names beside their ends, the axes, the upright line. Strokes only: what a press
// does is the plot's business.

import { number } from "../../lib/format.js";
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
 */

/** Between two names, in pixels. */
const GAP = 22;

/** @param {Field & { label: string }} props */
export function Axes({ x, y, box, label }) {
  return html`<g class="plot-axes">
    ${y.ticks.map((value) => html`<path key=${value} class="plot-grid" d=${`M${box.left} ${y.at(value)}H${box.right}`} />`)}
    ${y.ticks.map((value) => html`<text key=${value} class="plot-up" x=${box.left - 10} y=${y.at(value) + 4.5}>${plain(value)}</text>`)}
    <path class="plot-base" d=${`M${box.left} ${box.bottom}H${box.right}`} />
    ${x.minor.map((value) => html`<path key=${value} class="plot-base" d=${`M${x.at(value)} ${box.bottom}v4`} />`)}
    ${x.ticks.map(
      (value) => html`<g key=${value}>
        <path class="plot-base" d=${`M${x.at(value)} ${box.bottom}v7`} />
        <text class="plot-across" x=${x.at(value)} y=${box.bottom + 22}>${plain(value)}</text>
      </g>`,
    )}
    <text class="plot-across plot-unit" x=${(box.left + box.right) / 2} y=${box.bottom + 40}>${label}</text>
  </g>`;
}

/** A tick's number: whole ones with commas, very small and large ones by their power. @param {number} value */
function plain(value) {
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e7))
    return value.toExponential().replace("e+", "e").replace("-", "−");
  return value.toLocaleString("en", { maximumFractionDigits: 6 }).replace("-", "−");
}

/** @param {Field & { present: Curve | null, curves: readonly Curve[], names: boolean, nameOf: (curve: Curve) => string }} props */
export function Lines({ present, curves, x, y, box, names, nameOf }) {
  const scales = { x: x.at, y: y.at };
  return html`<g class="plot-lines">
    ${curves.map((curve) => {
      const { path, broken } = curvePath(curve, /** @type {any} */ (scales));
      return html`<g key=${curve.run} class=${curve === present ? "present" : "other"} data-run=${curve.run}>
        <path d=${path} />
        ${broken && html`<path class="broken" d=${`M${broken.x - 5} ${broken.y - 5}l10 10m0-10l-10 10`} />`}
      </g>`;
    })}
    ${names && html`<${Names} curves=${curves} ...${{ present, x, y, box, nameOf }} />`}
  </g>`;
}

/** @param {Field & { curves: readonly Curve[], present: Curve | null, nameOf: (curve: Curve) => string }} props */
function Names({ curves, present, x, y, box, nameOf }) {
  const ends = curves.flatMap((curve) => {
    const point = pointAt(curve, curve.iterations[curve.iterations.length - 1]);
    return point && Number.isFinite(point.loss) ? [{ curve, point }] : [];
  });
  const heights = apart(
    ends.map(({ point }) => y.at(point.loss)),
    GAP,
    [box.top + 8, box.bottom],
  );
  return ends.map(({ curve, point }, at) => {
    const [px, py] = [x.at(point.iteration), y.at(point.loss)];
    return html`<g key=${curve.run} class=${curve === present ? "plot-name present" : "plot-name"}>
      <path d=${`M${px + 4} ${py}L${box.right + 10} ${heights[at] - 4.5}h6`} />
      <text x=${box.right + 20} y=${heights[at]}>${curve === present ? say("plot_this") : nameOf(curve)}</text>
      <text class="plot-value" x=${box.right + 168} y=${heights[at]}>${number(point.loss)}</text>
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
