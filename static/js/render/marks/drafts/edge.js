/**
 * A rubber edge: to a neuron, to paper where a new neuron would stand, or crossed out where it cannot be, with the edges
 * that are in its way. Must not know why.
 *
 * @import { Pen } from "../pen.js"
 * @import { EdgeDraft } from "./draft.js"
 */

import { edgesOf } from "../../../model/document/indexing.js";
import { straight } from "../../scene/edge_routes.js";
import { distance } from "../../scene/geometry.js";
import { ring } from "../rings.js";
import { extent, paintGhost } from "./ghosts.js";

/** @param {Pen} pen @param {EdgeDraft} draft */
export function paintRubberEdge(pen, { from, to: place, target, refused, grown }) {
  const source = pen.scene.body.get(from);
  if (!source) return;
  const { to, theme, scene, sizes } = pen;
  if (refused) paintReason(pen, refused);
  const reached = target === null ? null : scene.body.get(target);
  const colour = refused ? theme.correction : theme.ink;
  if (reached) ring(pen, `neuron:${target}`, { width: 3, out: 5, colour });
  if (reached === source || (!reached && distance(source, place) < source.r)) return;
  const end = reached ?? { ...source, ...place, ...(grown ? extent(pen, grown) : { r: 0, square: false }) };
  const { points } = straight([source, end]);
  const [first, last] = [points[0], points[points.length - 1]];
  to.strokeStyle = colour;
  to.lineWidth = 2.5 * sizes.scale;
  to.setLineDash(refused ? [3, 6] : [9, 6]);
  to.beginPath();
  to.moveTo(first.x, first.y);
  to.lineTo(last.x, last.y);
  to.stroke();
  to.setLineDash([]);
  if (refused) bar(pen, first, last);
  if (grown) paintGhost(pen, grown);
}

/** Lights what is in the way: the edges from each of the neurons to the next. @param {Pen} pen @param {readonly string[]} neurons */
function paintReason(pen, neurons) {
  for (const [i, id] of neurons.entries()) {
    const next = neurons[i + 1];
    const edge = edgesOf(pen.index.outgoing, id).find(({ target }) => target === next);
    if (edge) ring(pen, `edge:${edge.id}`, { width: 3, out: 5, colour: pen.theme.correction });
  }
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
