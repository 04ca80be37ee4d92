/**
 * The dependency walk on the canvas. Quantities that were found to depend are lit from L backward. The neuron
 * in question has a flag and its parameters are held. After a wrong answer, the path is shown, or that there
 * is none. Must not know what the margin says.
 *
 * @import { Factor, Walk, WalkStep } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Attempt } from "./arcs.js"
 * @import { Label } from "./factor_labels.js"
 * @import { Ribbon, Route } from "./lanes.js"
 * @import { Scope } from "./involved.js"
 * @import { Piece } from "./text.js"
 * @import { Topic } from "./topic.js"
 * @import { Line } from "../scene/layout.js"
 *
 * @typedef {object} LaidWalk
 * @property {Ribbon[]} ribbons
 * @property {number} width
 * @property {Label[]} labels
 * @property {number} left how many labels have no place
 * @property {Words | null} flag
 * @property {Words[]} held
 * @property {Attempt | null} attempt at a dependence that does not exist
 *
 * @typedef {{ rect: Rect, pieces: Piece[], size: number, about: Rect }} Words
 */

import { nameOfQuantity } from "../../model/asking/asked.js";
import { edgesOf } from "../../model/document/indexing.js";
import { splitKey } from "../../model/page/view.js";
import { box } from "../marks/shapes.js";
import { shapeOf } from "../scene/bodies.js";
import { centre, clamp, cuts, distance } from "../scene/geometry.js";
import { attempt } from "./arcs.js";
import { paintAttempt } from "./check.js";
import { paintLabels, placeLabels } from "./factor_labels.js";
import { usesOf } from "./involved.js";
import { layRibbons } from "./lanes.js";
import { legOn, legsAlong } from "./path_routes.js";
import { halves, placeOf } from "./paths.js";
import { paintRibbons } from "./ribbons.js";
import { drawPieces, phrase, widthOf } from "./text.js";
import { beside, field, groundOf, take } from "./word_places.js";

const WIDTH = 5;
/** Where the attempt at a dependence that does not exist is stopped. */
const HALF_WAY = 0.55;
const FLAG = { padding: 10, height: 2.1, reach: 110, step: 10, stem: 14, over: 200, overLabel: 6 };
const HELD = { apart: 5 };

/** @param {Pen} pen @param {Topic} topic @param {Walk} walk @param {Scope | null} scope @returns {LaidWalk} */
export function layWalk(pen, topic, walk, scope) {
  const { scene, sizes } = pen;
  const width = WIDTH * sizes.scale;
  const asked = walk.steps[topic.done];
  const { routes, factors } = litRoutes(pen, walk, topic.done);
  const wrong = asked && topic.said !== null && (topic.said === "yes") !== asked.depends;
  if (wrong && asked.depends)
    routes.push({
      path: 1,
      legs: legsAlong(scene, asked.way, walk.about),
      value: Number.NaN,
      dashed: true,
      fresh: true,
    });
  const { ribbons, reach } = layRibbons(routes, { width, scale: sizes.scale, half: halves(pen) });
  const ways = ribbons.flatMap(({ strips }) => strips.map(({ way }) => way));
  const ground = groundOf(pen, scope, ways);
  const flag = asked ? placeFlag(pen, ground, asked.of, walk.about) : null;
  const held = asked
    ? placeHeld(
        pen,
        ground,
        asked.constants.filter((key) => key !== walk.about),
      )
    : [];
  const { labels, left } = placeLabels(pen, ground, ribbons, reach, ({ legs }) => factors.get(legs[0].key));
  const [from, to] = [placeOf(pen, walk.about), asked && scene.body.get(splitKey(asked.of).id)];
  const tried = wrong && !asked.depends && from && to;
  return {
    ribbons,
    width,
    labels,
    left,
    flag,
    held,
    attempt: tried ? attempt(from, shapeOf(to), { side: 1, until: HALF_WAY, scale: sizes.scale }) : null,
  };
}

/**
 * One short ribbon for each edge between dependent quantities. The ribbons of the last answer grow.
 * @param {Pen} pen @param {Walk} walk @param {number} done
 */
function litRoutes({ scene, index }, walk, done) {
  /** @type {Route[]} */
  const routes = [];
  /** @type {Map<string, Factor>} */
  const factors = new Map();
  const lit = new Set();
  const light = (
    /** @type {Line | undefined} */ line,
    /** @type {boolean} */ fresh,
    /** @type {boolean} */ fromKnob,
  ) => {
    if (!line) return null;
    const leg = legOn(scene, line, { factor: 0, fromKnob });
    if (!routes.some(({ legs }) => legs[0].key === leg.key))
      routes.push({ path: 0, legs: [leg], value: Number.NaN, fresh, backward: true });
    return leg.key;
  };
  for (const [i, step] of walk.steps.slice(0, done).entries()) {
    if (!step.depends) continue;
    const [id, parent] = [splitKey(step.of).id, splitKey(step.parent).id];
    const fresh = i === done - 1;
    lit.add(id);
    for (const edge of edgesOf(index.outgoing, id).filter(({ target }) => lit.has(target))) {
      const key = light(scene.edge.get(edge.id), fresh, false);
      if (key && step.factor && edge.target === parent) factors.set(key, step.factor);
    }
    const up = light(scene.lossEdge.get(id), fresh, false);
    if (up && step.factor && !index.neurons.has(parent)) factors.set(up, step.factor);
    if (step.reached) lightUse(step, fresh);
  }
  /** @param {WalkStep} step @param {boolean} fresh */
  function lightUse(step, fresh) {
    for (const edge of usesOf(index, walk.about).filter(({ target }) => target === splitKey(step.of).id)) {
      const key = light(scene.edge.get(edge.id), fresh, true);
      if (key && step.last) factors.set(key, step.last);
    }
  }
  // Each ribbon stands for one factor.
  const signed = routes.map((route) => ({
    ...route,
    value: factors.get(route.legs[0].key)?.value ?? Number.NaN,
  }));
  return { routes: signed, factors };
}

/** @param {Pen} pen @param {import("./word_places.js").Ground} ground @param {string} of @param {string} about */
function placeFlag(pen, ground, of, about) {
  const place = placeOf(pen, of);
  if (!place) return null;
  const { index, type, sizes } = pen;
  const pieces = phrase("walk_question", {
    of: nameOfQuantity(index, of),
    about: nameOfQuantity(index, about),
  });
  const size = sizes.label;
  const extent = {
    w: widthOf(pieces, type, size) + 2 * FLAG.padding * sizes.scale,
    h: FLAG.height * size,
  };
  const own = pen.scene.body.get(splitKey(of).id);
  const passed = ground.solids.filter(
    (solid) =>
      !("r" in solid) && solid !== own?.bias?.square && solid !== own?.bias?.label && solid !== own?.box,
  );
  const stemCost = (/** @type {Rect} */ rect) => {
    const { from, until } = stemOf(rect, place);
    const over = passed.filter((solid) => !("r" in solid) && cuts(solid, from, until));
    return over.reduce((sum, solid) => sum + (solid === own?.label ? FLAG.overLabel : FLAG.over), 0);
  };
  const near = beside(place, extent, FLAG.stem * sizes.scale).slice(0, 4);
  const options = [
    ...[near[1], near[0], near[2], near[3]].map(({ rect }, i) => ({ rect, liking: 2 * i })),
    ...field(place, extent, FLAG.step * sizes.scale, {
      reach: FLAG.reach * sizes.scale,
      frame: ground.frame,
    }).map(({ rect, liking }) => ({ rect, liking: liking + 10 })),
  ];
  const rect = take(
    ground,
    options.map((option) => ({ ...option, liking: option.liking + stemCost(option.rect) })),
  );
  return rect && { rect, pieces, size, about: place };
}

/**
 * The word "held" beside knobs.
 * @param {Pen} pen @param {import("./word_places.js").Ground} ground @param {readonly string[]} parameters
 * @returns {Words[]}
 */
export function placeHeld(pen, ground, parameters) {
  const { scene, index, type, sizes, grown } = pen;
  const pieces = phrase("canvas_held");
  const size = sizes.label;
  const extent = { w: widthOf(pieces, type, size), h: size * 1.1 };
  return parameters.flatMap((key) =>
    usesOf(index, key).flatMap(({ id }) => {
      const knob = scene.knobs.get(id);
      if (!knob) return [];
      const about = grown.has(id) ? knob.grown : knob.box;
      const rect = take(ground, beside(about, extent, HELD.apart * sizes.scale));
      return rect ? [{ rect, pieces, size, about }] : [];
    }),
  );
}

/** @param {Pen} pen @param {readonly Words[]} held */
export function paintHeld(pen, held) {
  for (const { rect, pieces, size } of held)
    drawPieces(pen, pieces, rect.x, rect.y + rect.h * 0.82, size, pen.theme.second);
}

/** @param {Pen} pen @param {Topic} topic @param {LaidWalk} laid @param {number} grown */
export function paintWalk(pen, { current }, { ribbons, width, labels, flag, held, attempt: tried }, grown) {
  paintRibbons(pen, ribbons, { width, grown, current, touched: null });
  paintLabels(pen, labels, { grown, current });
  paintHeld(pen, held);
  if (tried) paintAttempt(pen, tried, current ? pen.theme.correction : pen.theme.line);
  if (flag) paintFlag(pen, flag);
}

/** The stem from a flag to the rim that it stands on. @param {Rect} rect @param {Rect} about */
function stemOf(rect, about) {
  const { x: cx, y: cy } = centre(about);
  const from = { x: clamp(cx, rect.x, rect.x + rect.w), y: clamp(cy, rect.y, rect.y + rect.h) };
  const part = about.w / 2 / (distance(from, { x: cx, y: cy }) || 1);
  return { from, until: { x: cx + (from.x - cx) * part, y: cy + (from.y - cy) * part } };
}

/** @param {Pen} pen @param {Words} flag */
function paintFlag(pen, { rect, pieces, size, about }) {
  const { to, theme, sizes } = pen;
  const { from, until } = stemOf(rect, about);
  to.strokeStyle = theme.markerLine;
  to.lineWidth = 2 * sizes.scale;
  to.beginPath();
  to.moveTo(from.x, from.y);
  to.lineTo(until.x, until.y);
  to.stroke();
  box(to, rect, 3 * sizes.scale);
  to.fillStyle = theme.raised;
  to.fill();
  to.stroke();
  drawPieces(
    pen,
    pieces,
    rect.x + FLAG.padding * sizes.scale,
    rect.y + rect.h / 2 + 0.35 * size,
    size,
    theme.ink,
  );
}
