// L over one parameter: the curve, the tangent at the present value, where the parameter stands now. Axes fit the
// change, so that even a slope as small as the worked example's is visible. Knows no model.

import { MINUS } from "../../../lib/format.js";
import { nameParts } from "../../../lib/names.js";
import { html } from "../../parts/html.js";
import { endsOf, linePath, scale, ticks } from "../../parts/plot_scale.js";
import { useSize } from "../../parts/use_size.js";

const HEIGHT = 184;
const PAD = { top: 10, right: 10, bottom: 26 };
/** Pixels of a digit beside the axis. */
const DIGIT = 7.7;

/**
 * @typedef {object} TurnPlotData
 * @property {string} name the parameter's
 * @property {ArrayLike<number>} at values of the parameter, ascending
 * @property {ArrayLike<number>} loss L at each
 * @property {number} present
 * @property {number} presentLoss
 * @property {number} gradient
 * @property {number} value where the parameter stands now
 * @property {number} loss_turned L there
 */

/** @param {{data: TurnPlotData, label: string}} props */
export function TurnPlot({ data, label }) {
  const [host, { width }] = useSize();
  return html`<figure class="plot" ref=${host} role="img" aria-label=${label}>
    ${width > 0 && html`<${Drawn} data=${data} width=${width} />`}
  </figure>`;
}

/** @param {{data: TurnPlotData, width: number}} props */
function Drawn({ data, width }) {
  const { name, at, loss, present, presentLoss, gradient, value, loss_turned } = data;
  const xEnds = /** @type {const} */ ([Math.min(at[0], value), Math.max(at[at.length - 1], value)]);
  const yEnds = endsOf([...Array.from(loss), presentLoss, loss_turned]);
  const yTicks = ticks(yEnds, 4);
  const labels = yTicks.at.map((each) => text(each, yTicks.decimals));
  const left = Math.max(...labels.map((each) => each.length)) * DIGIT + 10;
  const x = scale(xEnds, [left, width - PAD.right]);
  const y = scale(yEnds, [HEIGHT - PAD.bottom, PAD.top]);
  const xTicks = ticks(xEnds, width < 300 ? 4 : 5);
  const tangent = (/** @type {number} */ w) => y(presentLoss + gradient * (w - present));
  const points = Array.from(at);
  // The names of the axes stand where the curve does not.
  const rising = gradient >= 0;
  const start = { x: left + 6, anchor: "start" };
  const end = { x: width - PAD.right, anchor: "end" };
  return html`<svg width=${width} height=${HEIGHT} aria-hidden="true">
    <clipPath id="turn-plot-clip"><rect x=${left} y=${PAD.top} width=${width - PAD.right - left} height=${HEIGHT - PAD.bottom - PAD.top} /></clipPath>
    ${yTicks.at.map(
      (each, i) => html`<g key=${`y${i}`}>
      <line class="grid" x1=${left} x2=${width - PAD.right} y1=${y(each)} y2=${y(each)} />
      <text class="tick" x=${left - 8} y=${y(each) + 5} text-anchor="end">${labels[i]}</text>
    </g>`,
    )}
    ${xTicks.at.map(
      (each, i) =>
        html`<text key=${`x${i}`} class="tick" x=${x(each)} y=${HEIGHT - 6} text-anchor="middle">${text(each, xTicks.decimals)}</text>`,
    )}
    <line class="axis" x1=${left} x2=${width - PAD.right} y1=${HEIGHT - PAD.bottom} y2=${HEIGHT - PAD.bottom} />
    <g clip-path="url(#turn-plot-clip)">
      <path class="curve" d=${linePath(
        points.map(x),
        Array.from(loss, (each) => y(each)),
      )} />
      <line class="tangent" x1=${x(xEnds[0])} y1=${tangent(xEnds[0])} x2=${x(xEnds[1])} y2=${tangent(xEnds[1])} />
      ${value !== present && html`<line class="drop" x1=${x(value)} x2=${x(value)} y1=${y(loss_turned)} y2=${HEIGHT - PAD.bottom} />`}
    </g>
    <${Letter} name="L" ...${rising ? start : end} y=${PAD.top + 12} />
    <${Letter} name=${name} ...${rising ? end : start} y=${HEIGHT - PAD.bottom - 8} />
    <circle class="present" cx=${x(present)} cy=${y(presentLoss)} r="5" />
    ${value !== present && html`<rect class="turned" x=${x(value) - 5} y=${y(loss_turned) - 5} width="10" height="10" />`}
  </svg>`;
}

/** The name of an axis. @param {{name: string, x: number, y: number, anchor: string}} props */
function Letter({ name, x, y, anchor }) {
  const { base, sub, primes } = nameParts(name);
  return html`<text class="letter" x=${x} y=${y} text-anchor=${anchor}>${base}${sub && html`<tspan class="below" dy="4">${sub}</tspan>`}${"′".repeat(primes)}</text>`;
}

/** @param {number} value @param {number} decimals */
const text = (value, decimals) =>
  value === 0
    ? "0"
    : decimals > 9 || Math.abs(value) >= 1e6
      ? value.toExponential(2).replaceAll("-", MINUS)
      : value.toFixed(decimals).replace("-", MINUS);
