/**
 * Finds the entity under a pointer, as a key, and the shape of a key. Small shapes win over large ones, and a
 * finger hits the nearest shape within its reach. Pure; must not know tools.
 *
 * @import { Body } from "./bodies.js"
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Line, Scene } from "./layout.js"
 *
 * Keys are the keys of the selection, "rim:<neuron id>" for the ring from which an edge can be drawn, and "more:near" and
 * "more:far" for the lines of a lens that say what is left out.
 */

import { around, distance, inside, outside, toTrack, union } from "./geometry.js";

/** @type {ReadonlySet<string>} */
const NONE = new Set();
/** The distance in pixels at which a pointer hits an edge, or a rim from outside. */
const REACH = { fine: { edge: 6, rim: 11 }, coarse: { edge: 14, rim: 18 } };
/** A rim is also hit this far inside, as a fraction of the distance outside, and at most of the radius. */
const INSIDE = { outside: 0.27, radius: 1 / 3 };
/** Half the size of a finger's target, in pixels. */
const FINGER = 22;

/**
 * @param {Scene} scene
 * @param {Point} point in the world
 * @param {{ zoom?: number, coarse?: boolean, grown?: ReadonlySet<string>, ends?: boolean }} [how] `grown`: edges whose
 *     knobs have their second row; `ends`: the lines from outputs to L too, as "loss:<output id>"
 * @returns {string | null}
 */
export function hit(scene, point, { zoom = 1, coarse = false, grown = NONE, ends = false } = {}) {
  const reach = coarse ? REACH.coarse : REACH.fine;
  const small =
    smallAt(scene, grown, point) ?? (coarse ? nearestSmall(scene, grown, point, FINGER / zoom) : null);
  return (
    small ??
    bodyAt(scene, point, reach.rim / zoom) ??
    edgeAt(scene, point, reach.edge / zoom) ??
    (ends ? nearestWay(scene.lossEdge.values(), point, reach.edge / zoom) : null)
  );
}

/**
 * Knobs, targets and biases; the last painted ones come first.
 * @param {Scene} scene @param {ReadonlySet<string>} grown @returns {Generator<[key: string, rect: Rect]>}
 */
function* smallThings({ knobs, targets, bodies, lens }, grown) {
  const more = lens && lens.members.phase !== "loss" ? lens.more : null;
  if (more?.near) yield ["more:near", more.near];
  if (more?.far) yield ["more:far", more.far];
  for (const [id, { box }] of targets) yield [`target:${id}`, box];
  for (const [id, knob] of knobs) yield [`knob:${id}`, grown.has(id) ? knob.grown : knob.box];
  for (const { id, bias } of bodies) if (bias) yield [`bias:${id}`, bias.square];
}

/** @param {Scene} scene @param {ReadonlySet<string>} grown @param {Point} point */
function smallAt(scene, grown, point) {
  for (const [key, rect] of smallThings(scene, grown)) if (inside(rect, point)) return key;
  return null;
}

/**
 * @param {Scene} scene @param {ReadonlySet<string>} grown @param {Point} point
 * @param {number} reach the largest distance from the middle of a hit shape
 */
function nearestSmall(scene, grown, point, reach) {
  let [best, least] = [/** @type {string | null} */ (null), Infinity];
  for (const [key, rect] of smallThings(scene, grown)) {
    const { x, y, w, h } = rect;
    const target = around(x + w / 2, y + h / 2, Math.max(w, 2 * reach), Math.max(h, 2 * reach));
    const room = outside(rect, point);
    if (inside(target, point) && room < least) [best, least] = [key, room];
  }
  // The area of a body belongs to the body, unless the small shape is nearly under the finger.
  return best !== null && (least < reach / 4 || bodyAt(scene, point, 0) === null) ? best : null;
}

/**
 * The upper one of the bodies that hold a point; else the one whose ring is nearest, as rings overlap where bodies
 * are small.
 * @param {Scene} scene @param {Point} point
 * @param {number} rim the width of the ring around a rim; 0 for none
 */
function bodyAt({ bodies }, point, rim) {
  /** @type {Body | null} */
  let best = null;
  let least = Infinity;
  for (let i = bodies.length - 1; i >= 0 && least > 0; i -= 1) {
    const body = bodies[i];
    const room = body.square ? beyond(body, point) : distance(body, point) - body.r;
    if (room <= (body.kind === "loss" ? 0 : rim) && room < least) [best, least] = [body, room];
  }
  if (best === null) return null;
  if (best.kind === "loss") return "loss";
  const within = Math.min(rim * INSIDE.outside, best.r * INSIDE.radius);
  if (rim > 0 && least > -within) return `rim:${best.id}`;
  return best.square && point.y > best.y + 0.1 * best.r ? `input:${best.id}` : `neuron:${best.id}`;
}

/**
 * The distance of a point from a square; negative inside it.
 * @param {{ x: number, y: number, r: number }} body @param {Point} point
 */
const beyond = (body, point) => Math.max(Math.abs(point.x - body.x), Math.abs(point.y - body.y)) - body.r;

/**
 * Every edge is looked at, most of them by their boxes alone: for one look this is less work than a grid over
 * thousands of edges, which each step of a drag would make anew.
 * @param {Scene} scene @param {Point} point @param {number} reach
 */
function edgeAt({ lines }, point, reach) {
  const near = lines.filter(({ kind, way }) => kind === "edge" && isNear(way, point, reach));
  return nearestWay(near, point, reach);
}

/** Whether a point may be so near to a way, by the boxes of its pieces. @param {Track} way @param {Point} point @param {number} reach */
function isNear({ points }, { x, y }, reach) {
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    const across = x > Math.min(a.x, b.x) - reach && x < Math.max(a.x, b.x) + reach;
    if (across && y > Math.min(a.y, b.y) - reach && y < Math.max(a.y, b.y) + reach) return true;
  }
  return false;
}

/** @param {Iterable<Line>} lines @param {Point} point @param {number} reach */
function nearestWay(lines, point, reach) {
  let [best, least] = [/** @type {string | null} */ (null), reach];
  for (const { kind, id, way } of lines) {
    const room = toTrack(way, point);
    if (room < least) [best, least] = [`${kind}:${id}`, room];
  }
  return best;
}

/**
 * The shape of a key; null if it is not in the scene.
 * @param {Scene} scene @param {string} key @param {ReadonlySet<string>} [grown] edges of two-row knobs
 * @returns {Circle | Rect | Track | null}
 */
export function shapeAt(scene, key, grown = NONE) {
  const colon = key.indexOf(":");
  const [kind, id] = colon < 0 ? [key, ""] : [key.slice(0, colon), key.slice(colon + 1)];
  if (kind === "knob") {
    const knob = scene.knobs.get(id);
    if (knob) return grown.has(id) ? knob.grown : knob.box;
    return scene.edge.get(id)?.way ?? null;
  }
  if (kind === "target") return scene.targets.get(id)?.box ?? null;
  if (kind === "edge") return scene.edge.get(id)?.way ?? null;
  if (kind === "bias") return scene.body.get(id)?.bias?.square ?? null;
  const body = kind === "loss" ? scene.loss : scene.body.get(id);
  if (!body) return null;
  return body.square ? body.box : { x: body.x, y: body.y, r: body.r };
}

/**
 * The rectangle around the shape of a key; null if it is not in the scene.
 * @param {Scene} scene @param {string} key @param {ReadonlySet<string>} grown @returns {Rect | null}
 */
export function boxAt(scene, key, grown) {
  const shape = shapeAt(scene, key, grown);
  if (!shape) return null;
  if ("r" in shape) return around(shape.x, shape.y, 2 * shape.r, 2 * shape.r);
  return "points" in shape ? union(shape.points.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) : shape;
}
