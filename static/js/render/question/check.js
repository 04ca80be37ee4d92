/**
 * A checked equation on the canvas. Each wrong claim is drawn as an attempt that is stopped, with the number
 * of its idea. A missing path is dashed, and the paths of a correct equation light up. The drawing itself
 * does not change. Must not know the sentences about it.
 *
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Circle, Point, Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Attempt } from "./arcs.js"
 * @import { Ribbon, Route } from "./lanes.js"
 *
 * @typedef {{ ribbons: Ribbon[], width: number, attempts: (Attempt & { idea: number, badge: Point })[],
 *   badges: { place: Point, idea: number }[] }} LaidCheck
 */

import { splitKey } from "../../model/page/view.js";
import { sans } from "../marks/letters/typeset.js";
import { legible } from "../marks/pen.js";
import { circle } from "../marks/shapes.js";
import { shapeOf } from "../scene/bodies.js";
import { along, around, distance, grow, inside, toTrack } from "../scene/geometry.js";
import { attempt, badgePlaces, freer } from "./arcs.js";
import { usesOf } from "./involved.js";
import { layRibbons } from "./lanes.js";
import { legsAlong } from "./path_routes.js";
import { halves, placeOf, ribbonWidth } from "./paths.js";
import { paintRibbons } from "./ribbons.js";

/** With more arcs than this, they would hide the drawing. */
const MOST = 24;
/**
 * A dependence that does not exist is stopped half-way. The other wrong claims are stopped right before
 * their end.
 */
const STOPS = { parameter_is_constant: 1, no_dependence: 0.55, reversed_derivative: 1 };
const DOTS = { width: 3.4, gap: 7 };
const BAR = 5;
const BADGE = { radius: 10.5, size: 14 };
/** The cost of a place on an arc that covers something. */
const COVERS = { solid: 10, line: 3, near: 9 };

/** @param {Pen} pen @param {Checked} answer @returns {LaidCheck} */
export function layCheck(pen, answer) {
  const { scene, sizes } = pen;
  /** @type {Route[]} */
  const routes = [];
  if (answer.verdict === "correct")
    for (const [path, edges] of answer.paths.entries())
      routes.push({
        path,
        legs: legsAlong(scene, edges, answer.about),
        value: answer.path_values[path],
      });
  const missing = answer.findings.filter(({ code, path }) => code === "missing_path" && path.length > 0);
  for (const { path } of missing)
    routes.push({
      path: routes.length,
      legs: legsAlong(scene, path, answer.about),
      value: Number.NaN,
      dashed: true,
    });
  const width = ribbonWidth(routes.length, sizes.scale);
  const { ribbons } = layRibbons(routes, { width, scale: sizes.scale, half: halves(pen) });
  const lacking = ribbons.slice(ribbons.length - missing.length);
  return {
    ribbons,
    width,
    attempts: attemptsOf(pen, answer.findings),
    badges: missing.flatMap(({ idea }, i) => {
      const strip = lacking[i].strips.at(-1);
      return strip ? [{ place: along(strip.way, 0.5), idea }] : [];
    }),
  };
}

/**
 * @param {Pen} pen @param {readonly Finding[]} findings
 * @returns {LaidCheck["attempts"]}
 */
function attemptsOf(pen, findings) {
  const seen = new Set();
  /** @type {LaidCheck["attempts"]} */
  const found = [];
  for (const { code, of, wrt, idea } of findings) {
    const until = STOPS[/** @type {keyof typeof STOPS} */ (code)];
    // A claim runs from the quantity that changes to the quantity that would follow.
    const ends = `${wrt} ${of}`;
    const from = shapeFor(pen, wrt, of);
    const to = shapeFor(pen, of, wrt);
    if (until === undefined || !from || !to || seen.has(ends) || found.length >= MOST) continue;
    seen.add(ends);
    const how = { until, scale: pen.sizes.scale };
    const side = freer(from, to, how, covering(pen, [from, to]));
    const tried = attempt(from, to, { ...how, side });
    const covers = covering(pen, []);
    const taken = found.map(({ badge }) => badge);
    const cost = (/** @type {Point} */ place) =>
      covers(place) +
      (taken.some((other) => distance(other, place) < 2 * BADGE.radius * how.scale) ? COVERS.solid : 0);
    const [badge] = badgePlaces(tried, how.scale)
      .map((place) => ({ place, cost: cost(place) }))
      .sort((one, other) => one.cost - other.cost);
    found.push({ ...tried, idea, badge: badge.place });
  }
  return found;
}

/**
 * The shape of a quantity. If a parameter has several uses, it is the knob nearest to the other quantity.
 * @param {Pen} pen @param {string} key @param {string} other @returns {Circle | Rect | null}
 */
function shapeFor(pen, key, other) {
  const { scene, index, grown } = pen;
  const { kind, id } = splitKey(key);
  if (kind === "loss") return scene.loss && shapeOf(scene.loss);
  if (kind !== "parameter") {
    const body = scene.body.get(id);
    return body ? shapeOf(body) : null;
  }
  const near = usesOf(index, key).find(({ source, target }) => [source, target].includes(splitKey(other).id));
  const knob = near && scene.knobs.get(near.id);
  if (knob) return grown.has(knob.id) ? knob.grown : knob.box;
  return placeOf(pen, key);
}

/** @param {Circle | Rect} shape @returns {Rect} */
const boxOf = (shape) => ("r" in shape ? around(shape.x, shape.y, 2 * shape.r, 2 * shape.r) : shape);

/**
 * How much a place covers, apart from the shapes in `but`.
 * @param {Pen} pen @param {readonly (Circle | Rect)[]} but
 */
function covering({ scene, sizes, grown }, but) {
  const knobs = [...scene.knobs.values(), ...scene.targets.values()];
  const rects = knobs.map((knob) => (grown.has(knob.id) ? knob.grown : knob.box));
  const left = but.map(boxOf);
  const biases = scene.bodies.flatMap(({ bias }) => (bias ? [bias.square, bias.label] : []));
  const solids = [...rects, ...biases, ...scene.bodies.map(({ box }) => box)].filter(
    (rect) => !left.some(({ x, y }) => x === rect.x && y === rect.y),
  );
  const lines = scene.plain ? [] : scene.lines;
  return (/** @type {Point} */ place) => {
    let cost = 0;
    for (const rect of solids) if (inside(grow(rect, COVERS.near * sizes.scale), place)) cost += COVERS.solid;
    for (const { way } of lines) if (toTrack(way, place) < COVERS.near * sizes.scale) cost += COVERS.line;
    return cost;
  };
}

/**
 * Paints the ribbons, below the marks.
 * @param {Pen} pen @param {LaidCheck} laid @param {number} grown @param {boolean} current
 */
export function paintCheck(pen, { ribbons, width }, grown, current) {
  paintRibbons(pen, ribbons, { width, grown, current, touched: null });
}

/**
 * Paints the attempts and their numbers, above the marks.
 * @param {Pen} pen @param {LaidCheck} laid @param {boolean} current
 */
export function paintAttempts(pen, { attempts, badges }, current) {
  const colour = current ? pen.theme.correction : pen.theme.line;
  for (const tried of attempts) {
    paintAttempt(pen, tried, colour);
    paintNumber(pen, tried.badge, tried.idea, colour);
  }
  for (const { place, idea } of badges) paintNumber(pen, place, idea, colour);
}

/** The dotted arc and the bar that stops it. @param {Pen} pen @param {Attempt} tried @param {string} colour */
export function paintAttempt({ to, sizes }, { from, control, to: end, stop }, colour) {
  to.strokeStyle = colour;
  to.lineCap = "round";
  to.lineWidth = DOTS.width * sizes.scale;
  to.setLineDash([0.01, DOTS.gap * sizes.scale]);
  to.beginPath();
  to.moveTo(from.x, from.y);
  to.quadraticCurveTo(control.x, control.y, end.x, end.y);
  to.stroke();
  to.setLineDash([]);
  to.lineCap = "butt";
  to.lineWidth = BAR * sizes.scale;
  to.beginPath();
  to.moveTo(stop[0].x, stop[0].y);
  to.lineTo(stop[1].x, stop[1].y);
  to.stroke();
}

/** @param {Pen} pen @param {Point} place @param {number} idea @param {string} colour */
function paintNumber(pen, { x, y }, idea, colour) {
  const { to, theme, sizes } = pen;
  circle(to, x, y, BADGE.radius * sizes.scale);
  to.fillStyle = colour;
  to.fill();
  if (!legible(pen, BADGE.size * sizes.scale)) return;
  to.fillStyle = theme.paper;
  to.font = sans(BADGE.size * sizes.scale, 650);
  to.textAlign = "center";
  to.fillText(String(idea), x, y + 0.35 * BADGE.size * sizes.scale);
}
