/**
 * The lens: the neuron of a step opened at reading size, with everything that its sentence names, in a drawing
 * that makes way and recedes. It is a scene like any other; the document keeps its places. Pure; must not know
 * numbers or time.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Knob, Layout, Line, Scene } from "../scene/layout.js"
 * @import { Item } from "./columns.js"
 * @import { Limit, Members } from "./members.js"
 * @import { Dock, Note, Scheme } from "./sides.js"
 * @import { LensSizes } from "./sizes.js"
 *
 * @typedef {object} Lens
 * @property {Members} members
 * @property {LensSizes} sizes in world units
 * @property {Scheme} scheme
 * @property {Body} open
 * @property {readonly Line[]} lines the edges of the lens
 * @property {Rect} frame in which everything stands
 * @property {{ lines: readonly Line[], width: number }} fabric the lines that recede
 * @property {ReadonlyMap<string, Note>} notes the contributions, by edge id, or by output id for one from L
 * @property {ReadonlyMap<string, Rect>} deltas the places of δ at the far neurons, by neuron id
 * @property {{ near: Rect | null, far: Rect | null }} more where it says what is left out on a side
 * @property {readonly (readonly Body[])[]} columns from left to right
 *
 * @typedef {object} Ground what a lens is laid on
 * @property {Scene} scene without a lens
 * @property {Index} index
 * @property {Rect} frame the part of the world in which everything stands
 * @property {number} pixel a pixel in world units
 * @property {(line: Line) => string} nameOf the name on a line's knob
 */

import { byKind } from "../scene/layout.js";
import { placedIn } from "./bodies.js";
import { ALIGNED, columnsOf, leastHeight, makeWay } from "./columns.js";
import { docksOf } from "./docks.js";
import { linesOf, othersOf } from "./lines.js";
import { farRoom, leastEdges, nearRoom, SCHEMES } from "./sides.js";
import { metricsByLook, metricsOf, scaled } from "./sizes.js";

/** The room above the opened neuron for its bias, in letters' sizes. */
const BIAS_ROW = 1.4;
/** The height of the row that says what is left out, in letters' sizes. */
const MORE_ROW = 1.7;
/** A drawing in which nothing fits is tried this often. */
const TRIES = 12;
/** Fewer and fewer neurons come forward on a side until everything has its place. */
const FEWER = [Infinity, 5, 3, 2, 1, 0];
/** What a limit costs, by its place in the list. @param {{ near: number, far: number }} limits */
const cost = ({ near, far }) => near + 1.5 * far;
/** Which of these limits the two sides have, those that leave out least first; the far side keeps more. */
const LIMITS = FEWER.flatMap((_, near) => FEWER.map((_, far) => ({ near, far }))).sort(
  (a, b) => cost(a) - cost(b),
);

/**
 * @param {Ground} ground
 * @param {LensSizes} pixels the sizes in pixels
 * @param {(limits: Record<"near" | "far", Limit>) => Members | null} membersOf
 * @returns {Scene & { lens: Lens } | null} null if no neuron opens
 */
export function lensOn(ground, pixels, membersOf) {
  const sizes = scaled(pixels, ground.pixel);
  const limit = (/** @type {number} */ at) => ({
    most: Math.min(pixels.most, FEWER[at]),
    some: Math.min(pixels.some, FEWER[at]),
  });
  /** @type {Laid | null} */
  let best = null;
  let tries = 0;
  const seen = new Set();
  for (const { near, far } of LIMITS) {
    const members = membersOf({ near: limit(near), far: limit(far) });
    if (!members) return null;
    const counts = `${members.near.chosen.length} ${members.far.chosen.length}`;
    if (seen.has(counts)) continue;
    seen.add(counts);
    for (const scheme of schemesFor(members)) {
      const rooms = roomsOf(members, ground.index, scheme, sizes);
      const frame = frameFor(ground.frame, members, sizes);
      if (!fits(rooms, { ...ground, frame }, leastEdges(scheme, sizes))) continue;
      const tried = laid({ ...ground, frame }, members, scheme, sizes, rooms);
      if (tried.left === 0) return sceneOf(ground, tried);
      if (best === null || tried.left < best.left) best = tried;
      tries += 1;
      if (tries >= TRIES) return sceneOf(ground, best);
    }
  }
  return best && sceneOf(ground, best);
}

/** Without a far side, its schemes are all the same. @param {Members} members */
const schemesFor = ({ far, toLoss }) =>
  far.chosen.length > 0 || toLoss ? SCHEMES : SCHEMES.filter((scheme) => scheme.far === "edge");

/**
 * The frame without the row that says what is left out.
 * @param {Rect} frame @param {Members} members @param {LensSizes} sizes @returns {Rect}
 */
function frameFor(frame, { near, far }, { label }) {
  const row = near.rest.length + far.rest.length > 0 ? MORE_ROW * label : 0;
  return { ...frame, h: frame.h - row };
}

/**
 * How each neuron of the lens looks and the room that it needs.
 * @typedef {Map<string, Pick<Item, "look" | "r" | "left" | "right" | "up" | "down">>} Rooms by id, "" for the loss
 *
 * @param {Members} members @param {Index} index @param {Scheme} scheme @param {LensSizes} sizes @returns {Rooms}
 */
function roomsOf({ neuron, phase, near, far, toLoss }, { edges, neurons }, scheme, sizes) {
  /** @type {Rooms} */
  const rooms = new Map();
  const tall = phase === "backward";
  const source = (/** @type {string} */ id) => (phase === "loss" ? id : edges.get(id)?.source);
  for (const id of near.chosen) {
    const from = /** @type {string} */ (source(id));
    const r = neurons.get(from)?.role === "input" ? sizes.near / 2 : sizes.far;
    rooms.set(from, { look: "near", r, ...nearRoom(scheme, r, sizes, tall) });
  }
  const targets = far.chosen.map((id) => /** @type {string} */ (edges.get(id)?.target));
  for (const id of toLoss ? [...targets, ""] : targets)
    rooms.set(id, { look: "far", r: sizes.far, ...farRoom(scheme, sizes) });
  const reach = sizes.open + sizes.gap;
  rooms.set(neuron, {
    look: "open",
    r: sizes.open,
    left: sizes.open,
    right: sizes.open,
    up: reach + BIAS_ROW * sizes.label,
    down: reach,
  });
  return rooms;
}

/** @type {WeakMap<readonly Body[], Map<number, number>>} */
const counts = new WeakMap();

/** How many bodies stand at each x. @param {readonly Body[]} bodies */
function countsIn(bodies) {
  const known = counts.get(bodies);
  if (known) return known;
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { x } of bodies) found.set(Math.round(x), (found.get(Math.round(x)) ?? 0) + 1);
  counts.set(bodies, found);
  return found;
}

/**
 * Whether the neurons that come forward can have their room at all.
 * @param {Rooms} rooms @param {Ground} ground @param {{ near: number, far: number }} edges
 */
function fits(rooms, { scene, frame, pixel }, edges) {
  const others = countsIn(scene.bodies);
  /** @type {Map<number, { h: number, w: number, look: Item["look"] }>} */
  const columns = new Map();
  for (const [id, { left, right, up, down, look }] of rooms) {
    const x = Math.round((id === "" ? scene.loss : scene.body.get(id))?.x ?? 0);
    const alone = (others.get(x) ?? 0) * leastHeight(pixel);
    const column = columns.get(x) ?? { h: alone, w: 0, look };
    columns.set(x, { h: column.h + up + down, w: Math.max(column.w, left + right), look });
  }
  const all = [...columns.values()];
  const space = all.reduce((sum, { look }) => sum + (look === "near" || look === "far" ? edges[look] : 0), 0);
  const width = all.reduce((sum, { w }) => sum + w, space);
  return width <= frame.w && all.every(({ h }) => h <= frame.h);
}

/**
 * Where everything stands, and how many labels have no place.
 * @typedef {ReturnType<typeof laid>} Laid
 *
 * @param {Ground} ground @param {Members} members @param {Scheme} scheme @param {LensSizes} sizes
 * @param {Rooms} rooms
 */
function laid(ground, members, scheme, sizes, rooms) {
  const { scene, frame, pixel } = ground;
  const items = scene.bodies.map(({ id, x, y }) => ({
    id,
    x,
    y,
    ...(rooms.get(id) ?? receding(sizes.other)),
  }));
  const moved = makeWay(items, frame, { edges: leastEdges(scheme, sizes), pixel });
  const metrics = metricsOf(sizes, scene.sizes);
  const bodies = placedIn(scene.bodies, moved, metricsByLook(metrics, sizes));
  const found = byKind(bodies);
  const open = /** @type {Body} */ (members.neuron === "" ? found.loss : found.body.get(members.neuron));
  const lines = linesOf(scene, { ...found, scale: metrics.scale }, members);
  const docks = docksOf(ground, { members, scheme, sizes, ...found, lines, open });
  const rest = bodies.filter((each) => each !== open);
  // What is opened lies above everything else.
  const all = byKind([...rest, { ...open, bias: docks.bias }]);
  return { ...docks, ...all, members, scheme, sizes, metrics, lines, frame };
}

/** @param {Ground} ground @param {Laid} best @returns {Scene & { lens: Lens }} */
function sceneOf({ scene, pixel }, best) {
  const { members, scheme, sizes, metrics, frame, bodies, lines, knobs, targets } = best;
  const { notes, deltas, more, body, loss } = best;
  const { others, fabric } = othersOf(scene, best);
  const all = [...lines, ...others];
  const byId = (/** @type {Line["kind"]} */ kind) =>
    new Map(all.filter((line) => line.kind === kind).map((line) => [line.id, line]));
  return {
    ...scene,
    sizes: metrics,
    bodies,
    body,
    loss,
    lines: all,
    edge: byId("edge"),
    lossEdge: byId("loss"),
    crowded: true,
    plain: false,
    settled: true,
    knobs,
    targets,
    lens: {
      members,
      sizes,
      scheme,
      open: bodies[bodies.length - 1],
      frame,
      lines,
      fabric: { lines: fabric, width: metrics.scale },
      notes,
      deltas,
      more,
      columns: columnsOf(scene.bodies, ALIGNED * pixel).map((column) =>
        column.map(({ kind, id }) => /** @type {Body} */ (kind === "loss" ? loss : body.get(id))),
      ),
    },
  };
}

/** @param {number} r @returns {Pick<Item, "look" | "r" | "left" | "right" | "up" | "down">} */
const receding = (r) => ({ look: "other", r, left: r, right: r, up: r, down: r });
