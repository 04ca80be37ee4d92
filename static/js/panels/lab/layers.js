// Weights and gradients by layer: the norms of the gradients over the iterations that were looked at, and how many weights or
// gradients there are of each size. Must not know how they were found.

import { uint32 } from "../../lib/bytes.js";
import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { linePath } from "../parts/plot_scale.js";
import { apart } from "../plot/axes.js";
import { Chart, WIDTH } from "./chart.js";

/**
 * @import { Spread } from "../../protocol/messages.js"
 * @import { Norms } from "../../model/run/spread.js"
 * @import { Field } from "../plot/lines.js"
 */

const HEIGHT = 200;
const GAP = 16;
const ROW = { height: 44, bars: 36, name: 92 };

/** @param {{ norms: readonly Norms[] }} props */
export function NormsPicture({ norms }) {
  const all = norms.flatMap((each) => [...each.norms]).filter((value) => value > 0 && Number.isFinite(value));
  if (norms.length === 0 || all.length === 0) return html`<p class="note">${say("lab_waiting")}</p>`;
  const iterations = norms.map(({ iteration }) => iteration);
  const [first, last] = [iterations[0], iterations[iterations.length - 1]];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const layers = Array.from(norms[norms.length - 1].norms, (_, layer) => layer);
  return html`<${Chart} height=${HEIGHT} across=${{ kind: "linear", ends: [first, Math.max(last, first + 1)] }}
    up=${{ kind: "log", ends: [low, high > low ? high : 10 * low] }} label="" spoken=${say("lab_norms")}>
    ${(/** @type {Field} */ { x, y, box }) => {
      const lasts = layers.map((layer) => y.at(norms[norms.length - 1].norms[layer] || low));
      const heights = apart(lasts, GAP, [box.top + 8, box.bottom]);
      return layers.map(
        (
          layer,
        ) => html`<g key=${layer} class="lab-norm" style=${`opacity: ${0.45 + (0.55 * (layer + 1)) / layers.length}`}>
          <path d=${linePath(
            norms.map(({ iteration }) => x.at(iteration)),
            norms.map((each) => (each.norms[layer] > 0 ? y.at(each.norms[layer]) : Number.NaN)),
          )} />
          <text class="lab-told" x=${box.right} y=${heights[layer] - 3}>${say("lab_layer", { layer: layer + 1 })}</text>
        </g>`,
      );
    }}
  </${Chart}>`;
}

/** One row of columns for each layer; all have one scale across. @param {{ spread: Spread | null, of: "weights" | "gradients" }} props */
export function HistogramPicture({ spread, of }) {
  if (spread === null) return html`<p class="note">${say("lab_waiting")}</p>`;
  const { rows, most } = countsOf(spread, of);
  const height = rows.length * ROW.height + 26;
  const [left, right] = [ROW.name, WIDTH - 8];
  const wide = (right - left) / spread.bins;
  const largest = Math.max(1, ...rows.flat());
  return html`<svg class="lab-chart" width=${WIDTH} height=${height} viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${say(`lab_${of}`)}>
    ${rows.map(
      (counts, layer) => html`<g key=${layer} data-layer=${layer}>
        <text class="lab-name" x="0" y=${ROW.height * (layer + 0.75)}>${say("lab_layer", { layer: layer + 1 })}</text>
        <path class="plot-base" d=${`M${left} ${ROW.height * (layer + 1)}H${right}`} />
        ${counts.map(
          (count, bin) =>
            count > 0 &&
            html`<rect key=${bin} class=${of} x=${left + bin * wide + 0.5} width=${Math.max(1, wide - 1)}
              y=${ROW.height * (layer + 1) - (ROW.bars * count) / largest} height=${(ROW.bars * count) / largest} />`,
        )}
      </g>`,
    )}
    <g class="plot-axes">${[-most, 0, most].map(
      (value, at) =>
        html`<text key=${at} class="plot-across" x=${left + (at * (right - left)) / 2} y=${height - 6}
          style=${`text-anchor: ${["start", "middle", "end"][at]}`}>${authored(value, 3)}</text>`,
    )}</g>
  </svg>`;
}

/** @param {Spread} spread @param {"weights" | "gradients"} of */
export function countsOf({ bins, ...spread }, of) {
  const counts = Array.from(uint32(spread[of]));
  const rows = Array.from({ length: counts.length / bins }, (_, layer) =>
    counts.slice(layer * bins, (layer + 1) * bins),
  );
  return { rows, most: of === "weights" ? spread.most_weight : spread.most_gradient };
}

/** As rows of a table. @param {readonly Norms[]} norms */
export const normRows = (norms) => [
  ["iteration", ...Array.from(norms[0]?.norms ?? [], (_, layer) => `layer ${layer + 1}`)],
  ...norms.map(({ iteration, norms: each }) => [iteration, ...each]),
];

/** As rows of a table. @param {Spread} spread @param {"weights" | "gradients"} of */
export function histogramRows(spread, of) {
  const { rows, most } = countsOf(spread, of);
  const wide = (2 * most) / spread.bins;
  const bins = Array.from({ length: spread.bins }, (_, bin) => [
    -most + bin * wide,
    -most + (bin + 1) * wide,
  ]);
  return [
    ["from", "to", ...rows.map((_, layer) => `layer ${layer + 1}`)],
    ...bins.map((ends, bin) => [...ends, ...rows.map((counts) => counts[bin])]),
  ];
}
