/**
 * A drawing on its way to other places: each body between where it stood and where it will stand, its edges along
 * with it. What is written comes at rest: nothing is placed on the way. Pure; must not know time.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Track } from "../scene/geometry.js"
 * @import { Line, Scene } from "../scene/layout.js"
 */

import { straight } from "../scene/edge_routes.js";
import { around, track } from "../scene/geometry.js";
import { byKind } from "../scene/layout.js";

/** Moves smaller than this, in units of the drawing's shapes, are none. */
const NOTHING = 0.5;
/** @type {ReadonlyMap<string, any>} */
const NONE = new Map();

/** @param {Scene} scene @param {Body} body */
const sameIn = (scene, { kind, id }) => (kind === "loss" ? scene.loss : scene.body.get(id));

/** A neuron of a lens, or one that was. @param {Body} body */
const isNamed = ({ look }) => look !== undefined && look !== "other";

/**
 * Whether a body moves between two scenes. Of thousands of specks only those move that come forward or recede; the
 * others are in their places at once.
 * @param {Body | null | undefined} old @param {Body} body @param {Scene} to
 */
function travels(old, body, { sizes, lens }) {
  if (!old || (lens?.fabric.still && !isNamed(body) && !isNamed(old))) return false;
  const least = NOTHING * sizes.scale;
  return [old.x - body.x, old.y - body.y, old.r - body.r].some((move) => Math.abs(move) > least);
}

/** Whether anything moves from one scene to another. @param {Scene} from @param {Scene} to */
export const differs = (from, to) =>
  (to.lens !== undefined || !to.plain) && to.bodies.some((body) => travels(sameIn(from, body), body, to));

/**
 * @param {Scene} from @param {Scene} to @param {number} part of the way, 0 to 1
 * @returns {Scene}
 */
export function onItsWay(from, to, part) {
  const bodies = to.bodies.map((body) => {
    const old = sameIn(from, body);
    return old && travels(old, body, to) ? between(old, body, part, to) : body;
  });
  const all = { ...to, ...byKind(bodies) };
  const still = to.lens?.fabric.still === true;
  const mixed = new Map(
    (still ? (to.lens?.lines ?? []) : to.lines).map((line) => [line, carried(line, to, all)]),
  );
  const mix = (/** @type {Line} */ line) => mixed.get(line) ?? line;
  const [edge, lossEdge] = [new Map(to.edge), new Map(to.lossEdge)];
  for (const line of mixed.values()) (line.kind === "edge" ? edge : lossEdge).set(line.id, line);
  return {
    ...all,
    lines: still ? to.lines : to.lines.map(mix),
    edge,
    lossEdge,
    knobs: NONE,
    targets: NONE,
    lens: to.lens && {
      ...to.lens,
      open: sameIn(all, to.lens.open) ?? to.lens.open,
      lines: to.lens.lines.map(mix),
      fabric: {
        ...to.lens.fabric,
        lines: still ? to.lens.fabric.lines : to.lens.fabric.lines.map(mix),
      },
      notes: NONE,
      deltas: NONE,
      more: { near: null, far: null },
      columns: to.lens.columns.map((column) => column.map((body) => sameIn(all, body) ?? body)),
    },
  };
}

/**
 * A body between two places, with its name and without numbers. A name grows with its body.
 * @param {Body} from @param {Body} to @param {number} part @param {Scene} scene @returns {Body}
 */
function between(from, to, part, { sizes: usual }) {
  const mid = (/** @type {"x" | "y" | "r"} */ key) => from[key] + (to[key] - from[key]) * part;
  const [x, y, r] = [mid("x"), mid("y"), mid("r")];
  const sizes = to.sizes ?? usual;
  const by = Math.min(1, r / to.r);
  const bias = to.bias && {
    ...to.bias,
    square: around(x, y - r, to.bias.square.w, to.bias.square.h),
    silent: true,
  };
  return {
    ...to,
    x,
    y,
    r,
    box: around(x, y, 2 * r, 2 * r),
    label: null,
    bias,
    moving: true,
    sizes: { ...sizes, name: by * sizes.name, value: by * sizes.value },
  };
}

/**
 * A line whose ends are elsewhere: a straight one stays straight, a bent one keeps its bend.
 * @param {Line} line @param {Scene} to @param {Scene} now @returns {Line}
 */
function carried(line, to, now) {
  const endsIn = (/** @type {Scene} */ { body, loss }) =>
    /** @type {[Body, Body]} */ ([
      body.get(line.source),
      line.kind === "loss" ? loss : body.get(line.target),
    ]);
  const [settled, ends] = [endsIn(to), endsIn(now)];
  if (ends.every((end, i) => end === settled[i])) return line;
  const { points, at, length } = line.way;
  if (points.length === 2) return { ...line, way: straight(ends) };
  const [first, last] = ends.map((end, i) => ({ x: end.x - settled[i].x, y: end.y - settled[i].y }));
  const moved = points.map(({ x, y }, i) => {
    const part = length > 0 ? at[i] / length : 0;
    return { x: x + first.x + (last.x - first.x) * part, y: y + first.y + (last.y - first.y) * part };
  });
  return { ...line, way: track(moved) };
}
