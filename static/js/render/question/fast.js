/**
 * The fast algorithm on the canvas: each neuron on several paths has a ring and the number of paths that
 * share its δ. Must not know how δ itself is painted.
 *
 * @import { Fast } from "../../protocol/messages.js"
 * @import { Pen } from "../marks/pen.js"
 */

import { splitKey } from "../../model/page/view.js";
import { sans } from "../marks/letters/typeset.js";
import { legible } from "../marks/pen.js";
import { box, circle } from "../marks/shapes.js";

const RING = { out: 6, width: 4, line: 1.5 };
const BADGE = { angle: -Math.PI / 4, padding: 6, height: 1.4 };

/**
 * The number of paths that share a neuron, for neurons on several paths.
 * @param {Fast} answer @returns {Map<string, string>}
 */
function sharedBy({ steps }) {
  const found = new Map();
  for (const { key, shared } of steps) {
    const { kind, id } = splitKey(key);
    if (kind !== "parameter" && shared !== "0" && shared !== "1") found.set(id, shared);
  }
  return found;
}

/** @param {Pen} pen @param {Fast} answer @param {boolean} current */
export function paintShared(pen, answer, current) {
  const { to, theme, sizes, type } = pen;
  for (const [id, shared] of sharedBy(answer)) {
    const body = pen.scene.body.get(id);
    if (!body) continue;
    const out = body.r + RING.out * sizes.scale;
    for (const [colour, width] of /** @type {const} */ ([
      [current ? theme.markerLine : theme.line, RING.width + 2 * RING.line],
      [theme.marker, RING.width],
    ])) {
      circle(to, body.x, body.y, out);
      to.strokeStyle = colour;
      to.lineWidth = width * sizes.scale;
      to.stroke();
    }
    const size = sizes.label;
    if (!legible(pen, size)) continue;
    const text = `×${shared}`;
    const w = type.number(text, size, 600) + 2 * BADGE.padding * sizes.scale;
    const h = size * BADGE.height;
    const [x, y] = [body.x + out * Math.cos(BADGE.angle), body.y + out * Math.sin(BADGE.angle)];
    box(to, { x: x - w / 3, y: y - h / 2, w, h }, h / 2);
    to.fillStyle = theme.marker;
    to.fill();
    to.strokeStyle = current ? theme.markerLine : theme.line;
    to.lineWidth = RING.line * sizes.scale;
    to.stroke();
    to.font = sans(size, 600);
    to.textAlign = "left";
    to.fillStyle = theme.ink;
    to.fillText(text, x - w / 3 + BADGE.padding * sizes.scale, y + 0.35 * size);
  }
}
