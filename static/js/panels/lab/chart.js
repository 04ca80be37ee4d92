// The field of a small picture with axes: numbers on both sides, lines, columns or dots in it. Must not know what they are.

import { html } from "../parts/html.js";
import { axisOf } from "../plot/axes.js";
import { Axes } from "../plot/lines.js";

/**
 * @import { Kind } from "../plot/axes.js"
 * @import { Field } from "../plot/lines.js"
 */

export const WIDTH = 336;
const ROOM = { left: 60, right: 8, top: 8, bottom: 30 };

/**
 * @param {{ height: number, across: { kind: Kind, ends: readonly [number, number] }, up: { kind: Kind, ends: readonly [number, number] },
 *   label: string, spoken: string, untrained?: boolean, children: (field: Field) => any }} props
 */
export function Chart({ height, across, up, label, spoken, untrained = false, children }) {
  const box = { left: ROOM.left, right: WIDTH - ROOM.right, top: ROOM.top, bottom: height - ROOM.bottom };
  const field = {
    box,
    x: axisOf(across.kind, across.ends, [box.left, box.right], "across"),
    y: axisOf(up.kind, up.ends, [box.bottom, box.top], "up"),
  };
  return html`<svg class="lab-chart" width=${WIDTH} height=${height} viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${spoken}>
    <${Axes} ...${field} ...${{ label, untrained }} />
    ${children(field)}
  </svg>`;
}
