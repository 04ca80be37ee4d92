/**
 * A drawing laid so that what a question is about comes forward: bodies, edges and knobs in one of several
 * manners. Pure; must not know which manner is the best.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Index } from "../../model/document/indexing.js"
 * @import { LensSizes } from "../lens/sizes.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Knob, Line, Scene } from "../scene/layout.js"
 * @import { Metrics } from "../scene/sizes.js"
 * @import { Typesetter } from "../marks/letters/typeset.js"
 * @import { Fit } from "./rooms.js"
 * @import { Wanted } from "./wanted.js"
 *
 * @typedef {object} Ground what the drawing is laid on
 * @property {Scene} scene as it is
 * @property {Document} document
 * @property {Index} index
 * @property {Pick<Typesetter, "name" | "number" | "upright">} type
 * @property {number} digits
 * @property {Rect} frame the part of the world that the stage shows
 * @property {number} zoom at which letters are read
 * @property {LensSizes} pixels
 *
 * How the drawing is laid. `band`: the part of the frame's height kept for the bars; `all`: with the knobs inside
 * of factors.
 * @typedef {{ sizes: LensSizes, fit: Fit, band: number, all: boolean }} Manner
 */

import { metricsOf } from "../lens/sizes.js";
import { widthsOf } from "../question/factor_labels.js";
import { keyOfLine } from "../question/path_routes.js";
import { routesOf } from "../scene/edge_routes.js";
import { standsIn } from "../scene/free_places.js";
import { clamp, overlap, trackToRect, union } from "../scene/geometry.js";
import { byKind, withKnobs } from "../scene/layout.js";
import { bodiesAt } from "./bodies.js";
import { placed } from "./rooms.js";

/** The width of the knob in question, in those of others: its gradient needs its digits. */
const WIDER = 1.3;
/** The distance of a knob from its edge, in its height: between them run ribbons. */
const REACH = 1.8;
/** The least distance of such a knob from other edges, whose ribbons have a width, in its height. */
const BESIDE = 0.35;
/** @type {ReadonlySet<string>} */
const NONE = new Set();

/**
 * A drawing that makes way; null where there is not enough room.
 * @param {Ground} ground @param {Wanted} wanted @param {Manner} manner @returns {Scene | null}
 */
export function laid(
  { scene, document, index, type, digits, frame, zoom },
  wanted,
  { sizes, fit, band, all },
) {
  const metrics = metricsFor(sizes, scene.sizes);
  const factors = new Map(wanted.stands.map(({ key, factor }) => [key, factor]));
  // Above and below stand knobs.
  const knob = sizes.knob.tall + sizes.knob.h / 2;
  const items = placed(scene.bodies, wanted, fit, {
    frame: { ...frame, y: frame.y + knob, h: (1 - band) * frame.h - 2 * knob },
    gap: 2 * sizes.gap,
    other: 0.6 * sizes.other,
    height: sizes.label,
    pixel: 1 / zoom,
    widthOf: (key) =>
      widthsOf(
        /** @type {any} */ ({ type, sizes: metrics.on, index, digits }),
        /** @type {any} */ (factors.get(key)),
      ),
  });
  if (!items) return null;
  const found = byKind(bodiesAt(scene.bodies, items, metrics, wanted.biases));
  const lines = linesOf(scene, wanted, found, metrics.on.scale);
  const byId = (/** @type {"edge" | "loss"} */ kind) =>
    new Map(lines.filter((line) => line.kind === kind).map((line) => [line.id, line]));
  const layout = {
    sizes: metrics.on,
    ...found,
    lines,
    edge: byId("edge"),
    lossEdge: byId("loss"),
    levels: scene.levels,
    crowded: true,
    folded: false,
    plain: false,
  };
  const inner = all ? lines.filter(({ kind }) => kind === "edge").map(({ id }) => id) : [];
  const asked = new Set([...wanted.knobs]);
  const measure = { name: type.name, number: type.number };
  const rowed = metrics.on.compact ? NONE : wanted.knobs;
  const looked = { asked: new Set([...asked, ...inner]), named: asked, rowed };
  const made = withKnobs(layout, document, { measure, digits, ...looked });
  const isFree = (/** @type {Rect} */ box) => !found.bodies.some((body) => standsIn(body, box));
  const inFrame = [...made.knobs.values()].map((knob) => kept(knob, frame, rowed.has(knob.id), isFree));
  const standing = inFrame.filter(({ id }) => asked.has(id));
  const boxes = standing.map(({ id, box, grown }) => (rowed.has(id) ? grown : box));
  for (const knob of inFrame) {
    const { id, box } = knob;
    const stands = !asked.has(id) && isClear(box, id, lines, BESIDE * sizes.knob.h);
    if (
      !stands ||
      boxes.some((other) => overlap(other, box)) ||
      found.bodies.some((body) => standsIn(body, box))
    )
      continue;
    standing.push(knob);
    boxes.push(box);
  }
  const knobs = new Map(standing.map((knob) => [knob.id, knob]));
  return { ...made, knobs, settled: true, cramped: false, asked: true };
}

/**
 * @param {LensSizes} sizes @param {Metrics} base
 */
function metricsFor(sizes, base) {
  const other = { ...metricsOf(sizes, base), badge: sizes.label };
  const on = {
    ...other,
    radius: sizes.far,
    input: sizes.near,
    dial: 5 * sizes.unit,
    rim: 2 * sizes.unit,
    value: sizes.number,
    reach: REACH * sizes.knob.h,
    grownWidth: WIDER * sizes.knob.w,
  };
  return { other, on };
}

/**
 * The edges that are drawn, each from rim to rim.
 * @param {Scene} scene @param {Wanted} wanted @param {Pick<Scene, "bodies" | "body" | "loss">} placedBodies
 * @param {number} scale
 */
function linesOf(scene, wanted, { bodies, body, loss }, scale) {
  const drawn = scene.lines.filter((line) => wanted.lines.has(keyOfLine(line)));
  const ends = drawn.map(({ kind, source, target }) => {
    const to = kind === "loss" ? loss : body.get(target);
    return /** @type {const} */ ([/** @type {any} */ (body.get(source)), /** @type {any} */ (to)]);
  });
  const ways = routesOf(ends, bodies, scale);
  return drawn.map((line, i) => ({ ...line, way: ways[i] }));
}

/**
 * Whether no other edge, nor what runs along it, crosses the box of an edge's knob.
 * @param {Rect} box @param {string} edge @param {readonly Line[]} lines @param {number} room
 */
const isClear = (box, edge, lines, room) =>
  lines.every(({ kind, id, way }) => (kind === "edge" && id === edge) || trackToRect(way, box, room) >= room);

/**
 * A knob within the frame: where it would leave it, moved, or on another side of its joint if it would then cover a
 * neuron.
 * @param {Knob} knob @param {Rect} frame @param {boolean} rowed whether it has two rows
 * @param {(box: Rect) => boolean} isFree @returns {Knob}
 */
function kept(knob, frame, rowed, isFree) {
  const [first, ...others] = [
    knob,
    flipped(knob, true, false),
    flipped(knob, false, true),
    flipped(knob, true, true),
  ].map((each) => movedInto(each, frame));
  if (first.box === knob.box) return knob;
  const clear = [first, ...others].find(({ box, grown }) => isFree(rowed ? grown : box));
  return clear ?? first;
}

/** A knob on the other side of its joint. @param {Knob} knob @param {boolean} across @param {boolean} down @returns {Knob} */
function flipped(knob, across, down) {
  const { joint, anchor, box, grown } = knob;
  const at = (/** @type {number} */ of, /** @type {number} */ from) => 2 * from - of;
  const by = (/** @type {Rect} */ { x, y, w, h }) => ({
    x: across ? at(x + w, joint.x) : x,
    y: down ? at(y + h, joint.y) : y,
    w,
    h,
  });
  const end = { x: across ? at(anchor.x, joint.x) : anchor.x, y: down ? at(anchor.y, joint.y) : anchor.y };
  return { ...knob, anchor: end, box: by(box), grown: by(grown) };
}

/** @param {Knob} knob @param {Rect} frame @returns {Knob} the same one if it is in the frame */
function movedInto(knob, frame) {
  const all = union([knob.box, knob.grown]) ?? knob.box;
  const dx = clamp(all.x, frame.x, Math.max(frame.x, frame.x + frame.w - all.w)) - all.x;
  const dy = clamp(all.y, frame.y, Math.max(frame.y, frame.y + frame.h - all.h)) - all.y;
  if (dx === 0 && dy === 0) return knob;
  const by = (/** @type {Rect} */ rect) => ({ ...rect, x: rect.x + dx, y: rect.y + dy });
  const anchor = { x: knob.anchor.x + dx, y: knob.anchor.y + dy };
  return { ...knob, anchor, box: by(knob.box), grown: by(knob.grown) };
}
