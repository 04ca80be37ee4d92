/**
 * The drawing while a question is open. Where the words of the question have room it stays as it is. Where they
 * have none, it makes way: what the question is about comes forward at reading size, the rest recedes and loses
 * its edges; the document keeps its places. Pure; must not know colours or time.
 *
 * @import { LensSizes } from "../lens/sizes.js"
 * @import { Scope } from "../question/involved.js"
 * @import { Topic } from "../question/topic.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Ground, Manner } from "./laid.js"
 * @import { Fit } from "./rooms.js"
 * @import { Wanted } from "./wanted.js"
 */

import { scaled } from "../lens/sizes.js";
import { withoutKnobs } from "../question/involved.js";
import { layPaths } from "../question/paths.js";
import { layWalk } from "../question/walk.js";
import { standsIn } from "../scene/free_places.js";
import { inside, overlap, trackToRect } from "../scene/geometry.js";
import { laid } from "./laid.js";
import { MANY, MOSTS, wantedBy } from "./wanted.js";

/** The radii that are tried, in those of a neuron beside an opened one. */
const RADII = [1.35, 1, 0.7];
/** @type {readonly Omit<Fit, "r">[]} */
const ROWS = [
  { rows: "row", over: false, between: 5 },
  { rows: "row", over: false, between: 1.5 },
  { rows: "rows", over: false, between: 6 },
  { rows: "rows", over: false, between: 2.6 },
  { rows: "rows", over: true, between: 2.6 },
];
/** A picture in which nothing has its place is tried this often, and this often with as much brought forward. */
const TRIES = { all: 16, each: 6 };
/** Bars that have no place, in labels that have none. */
const LACKING = 3;
/** A knob that covers something, in labels that have no place. */
const COVERING = 4;
/** What is read of weights. */
const WIDEST = { parameter: () => ({ state: "current", value: 1 }) };
/** The part of the frame's height that is kept for the bars. */
const BAND = 0.3;

/**
 * @param {Ground} ground @param {Topic} topic @param {Scope | null} scope
 * @returns {Scene} the scene as it is, or one that makes way
 */
export function sceneFor(ground, topic, scope) {
  const asIs = scope ? withoutKnobs(ground.scene, scope) : ground.scene;
  if (!wantedBy(ground.index, topic, scope, MOSTS[0])) return asIs;
  const calm = stillOf(topic);
  if (!ground.scene.crowded && lackingIn(ground, asIs, calm, scope) === 0) return asIs;
  return madeWay(ground, calm, scope) ?? asIs;
}

/** A topic without what was said to it: neurons stay in place from one answer of a walk to the next. @param {Topic} topic @returns {Topic} */
function stillOf(topic) {
  if (!topic.walk) return topic;
  const done = topic.walk.steps.length <= MANY ? 0 : topic.done;
  return { ...topic, done, said: null };
}

/**
 * The first picture in which everything has its place, or the one that lacks least; with the knobs inside of
 * factors where these cost no place.
 * @param {Ground} ground @param {Topic} topic @param {Scope | null} scope @returns {Scene | null}
 */
function madeWay(ground, topic, scope) {
  const lacking = (/** @type {Scene} */ scene) =>
    lackingIn(ground, scene, topic, scope) +
    outOf(ground.frame, scene) +
    COVERING * coveringIn(scene, grownIn(scene, topic));
  const best = bestOf(ground, topic, scope, lacking);
  if (!best) return null;
  const full = laid(ground, best.wanted, { ...best.how, all: true });
  return full && lacking(full) <= best.lacking ? full : best.scene;
}

/**
 * @param {Ground} ground @param {Topic} topic @param {Scope | null} scope @param {(scene: Scene) => number} lackingOf
 */
function bestOf(ground, topic, scope, lackingOf) {
  const sizes = scaled(ground.pixels, 1 / ground.zoom);
  /** @type {{ scene: Scene, lacking: number, wanted: Wanted, how: Manner } | null} */
  let best = null;
  let tries = 0;
  const seen = new Set();
  for (const most of MOSTS) {
    const wanted = /** @type {Wanted} */ (wantedBy(ground.index, topic, scope, most));
    if (seen.has(wanted.stands.length)) continue;
    seen.add(wanted.stands.length);
    let left = TRIES.each;
    for (const how of manners(sizes, wanted, topic.projected)) {
      if (left === 0 || tries === TRIES.all) break;
      const scene = laid(ground, wanted, how);
      if (!scene) continue;
      [left, tries] = [left - 1, tries + 1];
      const lacking = lackingOf(scene);
      if (best === null || lacking < best.lacking) best = { scene, lacking, wanted, how };
      if (lacking === 0) return best;
    }
  }
  return best;
}

/**
 * Larger neurons come first, then labels close to them, then room for the bars.
 * @param {LensSizes} sizes @param {Wanted} wanted @param {boolean} projected where the bars stand elsewhere
 * @returns {Generator<Manner>}
 */
function* manners(sizes, { stands }, projected) {
  for (const part of RADII)
    for (const { over, ...rows } of ROWS) {
      const fit = { r: part * sizes.far, over, ...rows };
      if (stands.length === 0 && over) continue;
      yield { sizes, fit, band: 0, all: false };
      if (!projected && stands.length > 0) yield { sizes, fit, band: BAND, all: false };
    }
}

/**
 * How much of what the question says has no place.
 * @param {Ground} ground @param {Scene} scene @param {Topic} topic @param {Scope | null} scope
 */
function lackingIn({ index, type, digits, frame, zoom }, scene, topic, scope) {
  const grown = grownIn(scene, topic);
  const words = { scene, sizes: scene.sizes, index, type, digits, frame, zoom, grown };
  // Numbers move nothing, so every edge counts as the widest.
  const pen = /** @type {any} */ ({ ...words, read: WIDEST, heaviest: 1 });
  const all = { ...topic, told: Infinity };
  if (topic.paths) {
    const { left, stack } = layPaths(pen, all, topic.paths, scope);
    return left + (stack || topic.projected || topic.paths.paths.length === 0 ? 0 : LACKING);
  }
  if (topic.walk) {
    const { left, flag } = layWalk(pen, topic, topic.walk, scope);
    return left + (flag || topic.done >= topic.walk.steps.length ? 0 : LACKING);
  }
  return 0;
}

/** The knobs with a second row: those of the parameter in question. @param {Scene} scene @param {Topic} topic */
function grownIn({ knobs, sizes }, { about }) {
  const own = [...knobs.values()].filter(({ parameter }) => about === `parameter:${parameter}`);
  return new Set(sizes.compact ? [] : own.map(({ id }) => id));
}

/** How many knobs leave the frame. @param {Rect} frame @param {Scene} scene */
const outOf = (frame, { knobs, targets }) =>
  [...knobs.values(), ...targets.values()].filter(
    ({ box: { x, y, w, h } }) => !inside(frame, { x, y }) || !inside(frame, { x: x + w, y: y + h }),
  ).length;

/**
 * How many knobs stand on a neuron, on another knob or on an edge that is not their own.
 * @param {Scene} scene @param {ReadonlySet<string>} grown
 */
function coveringIn({ knobs, bodies, lines }, grown) {
  const boxes = [...knobs.values()].map(({ id, box, grown: rows }) => ({
    id,
    box,
    all: grown.has(id) ? rows : box,
  }));
  return boxes.filter(
    ({ id, box, all }) =>
      bodies.some((body) => standsIn(body, all)) ||
      boxes.some((other) => other.id !== id && overlap(other.all, all)) ||
      lines.some((line) => !(line.kind === "edge" && line.id === id) && trackToRect(line.way, box) === 0),
  ).length;
}
