/**
 * The lens: the neuron of a step opened at reading size, with everything that its sentence names, in a drawing
 * that makes way and recedes. It is a scene like any other; the document keeps its places. Pure; must not know
 * numbers or time.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Line, Scene } from "../scene/layout.js"
 * @import { Limit, Members } from "./members.js"
 * @import { Rooms } from "./rooms.js"
 * @import { Note, Scheme } from "./schemes.js"
 * @import { LensSizes } from "./sizes.js"
 *
 * @typedef {object} Lens
 * @property {Members} members
 * @property {LensSizes} sizes in world units
 * @property {Scheme} scheme
 * @property {Body} open
 * @property {readonly Line[]} lines the edges of the lens
 * @property {Rect} frame in which everything stands
 * @property {{ lines: readonly Line[], width: number, still: boolean }} fabric the lines that recede; `still`: they are
 *   as the document has them, though their neurons make way
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
import { alignedIn, columnsOf, makeWay } from "./columns.js";
import { docksOf } from "./docks.js";
import { linesOf, othersOf } from "./lines.js";
import { fits, receding, roomsOf } from "./rooms.js";
import { leastEdges, SCHEMES } from "./schemes.js";
import { metricsByLook, metricsOf, scaled } from "./sizes.js";

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
 * @param {Lens | null} [before] the lens of another step: labels stand as they did there, if they can
 * @returns {Scene & { lens: Lens } | null} null if no neuron opens
 */
export function lensOn(ground, pixels, membersOf, before = null) {
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
    for (const scheme of schemesFor(members, before)) {
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

/**
 * The schemes to try. Without a far side, its schemes are all the same.
 * @param {Members} members @param {Lens | null} before
 */
function schemesFor({ phase, far, toLoss }, before) {
  const some = far.chosen.length > 0 || toLoss ? SCHEMES : SCHEMES.filter((scheme) => scheme.far === "edge");
  const last = before?.members.phase === phase ? before.scheme : undefined;
  return last && some.includes(last) ? [last, ...some.filter((scheme) => scheme !== last)] : some;
}

/**
 * The frame without the row that says what is left out.
 * @param {Rect} frame @param {Members} members @param {LensSizes} sizes @returns {Rect}
 */
function frameFor(frame, { near, far }, { label }) {
  const row = near.rest.length + far.rest.length > 0 ? MORE_ROW * label : 0;
  return { ...frame, h: frame.h - row };
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
  const aligned = alignedIn(scene.sizes.radius, pixel);
  const moved = makeWay(items, frame, { edges: leastEdges(scheme, sizes), pixel, aligned });
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
    folded: false,
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
      fabric: { lines: fabric, width: metrics.scale, still: scene.plain },
      notes,
      deltas,
      more,
      columns: columnsOf(scene.bodies, alignedIn(scene.sizes.radius, pixel)).map((column) =>
        column.map(({ kind, id }) => /** @type {Body} */ (kind === "loss" ? loss : body.get(id))),
      ),
    },
  };
}
