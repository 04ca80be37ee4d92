// The marks on the loop: squares are given or held, discs are values, chevrons gradients. A mark is dotted
// until its step is done, dashed grey while its number is older than the last edit.

import { html } from "./html.js";

/** @import { Mark, Track } from "./track_geometry.js" */

/** @param {{track: Track, done: number, stale: boolean}} props `done` counts neuron-sized steps */
export function Marks({ track, done, stale }) {
  const marks = track.dense
    ? track.marks.filter(({ kind }) => kind === "loss" || kind === "update")
    : track.marks;
  return html`<g class="marks" aria-hidden="true">
    ${track.dense && html`<${Progress} track=${track} done=${done} />`}
    ${marks.map((mark) => {
      const state = mark.group >= done ? "open" : stale ? "stale" : "done";
      return html`<g key=${mark.group} class=${`mark ${mark.kind} ${state}`} transform=${`translate(${mark.x} ${mark.y})`}>
        ${shape(mark, track.size)}
      </g>`;
    })}
  </g>`;
}

/** @param {Mark} mark @param {number} size */
function shape({ kind }, size) {
  if (kind === "inputs") return html`<rect x=${-size} y=${-size} width=${2 * size} height=${2 * size} />`;
  if (kind === "forward") return html`<circle r=${size} />`;
  if (kind === "update") return html`<rect x="-9" y="-9" width="18" height="18" rx="2" />`;
  if (kind === "loss") return html`<circle r="12" /><text y="5">L</text>`;
  return html`<path d=${`M${-size} 0L${size} ${-size * 1.1}V${size * 1.1}z`} />`;
}

/** Too many steps for marks: the part of each lane that is done. @param {{track: Track, done: number}} props */
function Progress({ track, done }) {
  const reached = track.marks.filter(({ group }) => group < done);
  const ends = /** @type {const} */ (["forward", "backward"]).map((kind) => ({
    kind,
    first: track.marks.find((mark) => mark.kind === kind),
    last: reached.findLast((mark) => mark.kind === kind),
  }));
  return ends.map(
    ({ kind, first, last }) =>
      first && last && html`<path class=${`run ${kind}`} d=${`M${first.x} ${first.y}H${last.x}`} />`,
  );
}
