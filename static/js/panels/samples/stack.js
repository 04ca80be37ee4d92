// Bars that add up: each begins where the last one ended; a hollow one is negative. Must not know what adds up.

import { html } from "../parts/html.js";

/** @import { Stretch } from "./columns.js" */

/** The size of a bar's place, in pixels. */
const WIDTH = 168;
const HEIGHT = 20;

/** From the least to the largest of what bars reach, and 0. @param {Iterable<Stretch>} stretches @returns {Stretch} */
export function scaleOf(stretches) {
  let [from, to] = [0, 0];
  for (const each of stretches) {
    from = Math.min(from, each.from, each.to);
    to = Math.max(to, each.from, each.to);
  }
  return { from, to };
}

/** @param {{stretch: Stretch, scale: Stretch}} props */
export function Bar({ stretch: { from, to }, scale }) {
  const span = scale.to - scale.from || 1;
  const x = (/** @type {number} */ value) => 2 + ((value - scale.from) / span) * (WIDTH - 4);
  const left = x(Math.min(from, to));
  return html`<svg class="stack" width=${WIDTH} height=${HEIGHT} aria-hidden="true">
    <line class="stack-zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${HEIGHT} />
    <rect class=${to < from ? "hollow" : "solid"} x=${left} y="5" width=${Math.max(1, x(Math.max(from, to)) - left)} height=${HEIGHT - 10} />
  </svg>`;
}
