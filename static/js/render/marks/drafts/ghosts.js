/** Neurons that are not placed yet: dashed, with the names that they will have. Must not know who places them. */

/**
 * @import { Pen } from "../pen.js"
 * @import { Ghost, GhostDraft } from "./draft.js"
 */

import { word } from "../../../lib/say.js";
import { straight } from "../../scene/edge_routes.js";
import { sans } from "../letters/typeset.js";
import { legible, seen } from "../pen.js";
import { box, circle } from "../shapes.js";

/** Dashes of ghosts and of their edges, in pixels at the usual size. */
const DASHED = [7, 5];
const CORNER = 5;

/** @param {Pen} pen @param {GhostDraft} draft */
export function paintGhosts(pen, { bodies, edges, title }) {
  const { to, theme, sizes } = pen;
  to.strokeStyle = theme.second;
  to.lineWidth = 1.25 * sizes.scale;
  to.setLineDash(DASHED.map((length) => length * sizes.scale));
  to.beginPath();
  for (const { from, to: at } of edges) {
    const source = pen.scene.body.get(from);
    if (source) line(to, straight([source, { ...source, ...bodies[at], ...extent(pen, bodies[at]) }]).points);
  }
  to.stroke();
  to.setLineDash([]);
  for (const ghost of bodies) {
    const { r } = extent(pen, ghost);
    if (seen(pen, { x: ghost.x - r, y: ghost.y - r, w: 2 * r, h: 2 * r })) paintGhost(pen, ghost);
  }
  if (title && bodies.length > 0) paintTitle(pen, word(title), bodies[0]);
}

/** Above the highest of them. @param {Pen} pen @param {string} text @param {Ghost} top */
function paintTitle(pen, text, top) {
  const { to, theme, sizes } = pen;
  if (!legible(pen, sizes.label)) return;
  to.font = sans(sizes.label, 600);
  to.textAlign = "center";
  to.fillStyle = theme.ink;
  to.fillText(text, top.x, top.y - extent(pen, top).r - sizes.label);
}

/** @param {Pen} pen @param {Ghost} ghost */
export function paintGhost(pen, ghost) {
  const { to, theme, sizes, type } = pen;
  const { x, y, name, role } = ghost;
  const { r } = extent(pen, ghost);
  if (role === "input") box(to, { x: x - r, y: y - r, w: 2 * r, h: 2 * r }, CORNER * sizes.scale);
  else circle(to, x, y, r);
  to.fillStyle = theme.paper;
  to.fill();
  to.strokeStyle = theme.markerLine;
  to.lineWidth = 2 * sizes.scale;
  to.setLineDash(DASHED.map((length) => length * sizes.scale));
  to.stroke();
  to.setLineDash([]);
  if (!legible(pen, sizes.name)) return;
  to.fillStyle = theme.second;
  type.drawName(to, name, x, y + sizes.name * 0.32, sizes.name, { align: "center", most: 1.7 * r });
}

/** @param {Pen} pen @param {Ghost} ghost */
export const extent = ({ sizes }, { role }) =>
  role === "input" ? { r: sizes.input / 2, square: true } : { r: sizes.radius, square: false };

/** @param {Pen["to"]} to @param {readonly { x: number, y: number }[]} points */
function line(to, points) {
  to.moveTo(points[0].x, points[0].y);
  for (const { x, y } of points.slice(1)) to.lineTo(x, y);
}
