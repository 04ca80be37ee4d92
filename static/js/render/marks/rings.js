/**
 * Marks for the user's actions. Rings surround what is selected, pointed at or focused, and what keeps the
 * network from running. A ring on a rim shows where an edge can be drawn, and drafts show what a tool is
 * drawing. Must not know tools.
 *
 * @import { Pen } from "./pen.js"
 * @import { Point } from "../scene/geometry.js"
 *
 * The unfinished result of a tool, in world units. `edge`: a rubber edge from the neuron `from` to a place or
 * to the neuron `target`; `refused` if it cannot be made. `marquee`: a rectangle from corner to corner.
 * @typedef {{ kind: "edge", from: string, to: Point, target?: string | null, refused?: boolean }} EdgeDraft
 * @typedef {{ kind: "marquee", from: Point, to: Point }} MarqueeDraft
 * @typedef {EdgeDraft | MarqueeDraft} Draft
 */

import { straight } from "../scene/edge_routes.js";
import { distance, grow } from "../scene/geometry.js";
import { shapeAt } from "../scene/hit_test.js";
import { box, circle } from "./shapes.js";

/**
 * @param {Pen} pen
 * @param {{ selection: ReadonlySet<string>, hover: string | null, focus: string | null,
 *   lacking: readonly string[] }} looks `lacking`: the ids in the sentence about what is missing
 * @param {Draft | null} draft
 */
export function paintRings(pen, { selection, hover, focus, lacking }, draft) {
  for (const id of lacking) ring(pen, `neuron:${id}`, { width: 3, out: 5, colour: pen.theme.correction });
  for (const key of selection) ring(pen, key, { width: 3, out: 5, colour: pen.theme.markerLine });
  if (focus !== null) ring(pen, focus, { width: 3, out: 8, colour: pen.theme.markerLine });
  if (hover !== null && !selection.has(hover))
    ring(pen, hover, { width: 1.5, out: 5, colour: pen.theme.second });
  if (draft?.kind === "edge") rubberEdge(pen, draft);
  if (draft?.kind === "marquee") marquee(pen, draft);
}

/** @typedef {{ width: number, out: number, colour: string }} Look */

/** @param {Pen} pen @param {string} key @param {Look} look */
function ring(pen, key, { width, out, colour }) {
  const shape = shapeAt(pen.scene, key, pen.grown);
  if (!shape) return;
  const { to, zoom, sizes } = pen;
  const by = out * sizes.scale;
  to.strokeStyle = colour;
  to.lineWidth = width / Math.min(1, zoom);
  if ("points" in shape) {
    to.globalAlpha = 0.35;
    to.lineWidth = (width + 9) * sizes.scale;
    to.beginPath();
    for (const { x, y } of shape.points) to.lineTo(x, y);
  } else if ("r" in shape) circle(to, shape.x, shape.y, shape.r + by);
  else box(to, grow(shape, by), 5 * sizes.scale);
  to.stroke();
  to.globalAlpha = 1;
}

/** @param {Pen} pen @param {EdgeDraft} draft */
function rubberEdge(pen, { from, to: place, target, refused }) {
  const source = pen.scene.body.get(from);
  if (!source) return;
  const { to, theme, scene, sizes } = pen;
  const reached = target ? scene.body.get(target) : null;
  const end = reached ?? { ...source, ...place, r: 0, square: false };
  if (!reached && distance(source, place) < source.r) return;
  const way = straight([source, end]);
  to.strokeStyle = refused ? theme.correction : theme.ink;
  to.lineWidth = 2.5 * sizes.scale;
  to.setLineDash(refused ? [3, 6] : [9, 6]);
  to.beginPath();
  to.moveTo(way.points[0].x, way.points[0].y);
  to.lineTo(way.points[way.points.length - 1].x, way.points[way.points.length - 1].y);
  to.stroke();
  to.setLineDash([]);
  if (refused) bar(pen, way.points[0], way.points[way.points.length - 1]);
  if (reached)
    ring(pen, `neuron:${target}`, { width: 3, out: 5, colour: refused ? theme.correction : theme.ink });
}

/**
 * A bar across the end of an edge that cannot be made, so that colour is not the only sign.
 * @param {Pen} pen @param {{ x: number, y: number }} start @param {{ x: number, y: number }} end
 */
function bar({ to, sizes: { scale } }, start, end) {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [dx, dy] = [((end.x - start.x) / length) * 12 * scale, ((end.y - start.y) / length) * 12 * scale];
  to.lineWidth = 4 * scale;
  to.beginPath();
  to.moveTo(end.x - dy, end.y + dx);
  to.lineTo(end.x + dy, end.y - dx);
  to.stroke();
}

/** @param {Pen} pen @param {MarqueeDraft} draft */
function marquee({ to, theme, zoom }, draft) {
  const [x, y] = [Math.min(draft.from.x, draft.to.x), Math.min(draft.from.y, draft.to.y)];
  const [w, h] = [Math.abs(draft.from.x - draft.to.x), Math.abs(draft.from.y - draft.to.y)];
  to.fillStyle = theme.marker;
  to.globalAlpha = 0.2;
  to.fillRect(x, y, w, h);
  to.globalAlpha = 1;
  to.strokeStyle = theme.markerLine;
  to.lineWidth = 1.5 / zoom;
  to.strokeRect(x, y, w, h);
}
