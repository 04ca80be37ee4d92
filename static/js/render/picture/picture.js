/**
 * The drawing as a picture: what the painters of the stage's layers do, recorded in one list, and the part of the
 * world that it shows. Marks of pointing and of motion are left out. Must not know files or formats.
 *
 * @import { Seen } from "../layers/means.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Strokes } from "../layers/strokes.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 *
 * What a picture shows: all in its place, what is selected of it, or the stage with its present step or question.
 * @typedef {"drawing" | "selection" | "step"} Part
 *
 * `bounds`: in world units; `zoom`: pixels per unit at 1×.
 * @typedef {{ strokes: Strokes, bounds: Rect, zoom: number, paper: string }} Picture
 */

import { selectedNeurons } from "../../model/page/selection.js";
import { baseItems } from "../layers/bodies.js";
import { penOf } from "../layers/means.js";
import { markItems } from "../layers/numbers.js";
import { record, Trail } from "../layers/strokes.js";
import { attend } from "../marks/attention.js";
import { depthIn } from "../marks/depth.js";
import { paintEdges, strokesOf } from "../marks/edges.js";
import { recedingStrokes } from "../marks/opened/lens_edges.js";
import { stageOf } from "../marks/pen.js";
import { createQuestionPainter } from "../question/painter.js";
import { grow, union } from "../scene/geometry.js";

/** The free paper around a picture, in pixels at 1×. */
const FREE = 24;
/** Names and numbers may reach so far beyond the boxes of what they belong to. */
const REACH = 30;
/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** @typedef {Omit<Pen, "to">} Hand */

/**
 * The picture of a part of the drawing as it is now; null while there is nothing to show.
 * @param {Seen} means @param {Part} part @returns {Picture | null}
 */
export function pictureOf(means, part) {
  const pen = penOf(means);
  if (pen === null) return null;
  // Strokes hold no pixels: in a saved picture neurons have their dials.
  const hand = { ...pen, pictured: false };
  const { zoom, theme } = hand;
  if (part === "step") {
    const between = questionBelow(means, hand);
    const layers = layersOf(hand, standingStrokes(means, hand), between);
    const strokes = [...layers, ...questionAbove(means, hand)];
    return { strokes, bounds: stageOf(hand), zoom, paper: theme.paper };
  }
  const whole = means.sight.whole.peek();
  const scene =
    whole && (part === "drawing" ? whole : partOf(whole, new Set(selectedNeurons(means.model.view))));
  if (!scene || (part === "selection" && scene.bodies.length === 0)) return null;
  const bounds = grow(part === "drawing" ? scene.bounds : boundsOf(scene), FREE / zoom);
  const calm = withoutStep(means, { ...hand, scene, sizes: scene.sizes, visible: bounds });
  const weights = { weightOf: means.sight.weightOf, heaviest: hand.heaviest };
  const strokes = layersOf(calm, strokesOf(scene, weights, undefined, Trail));
  return { strokes, bounds, zoom, paper: theme.paper };
}

/** The same moment, seen by somebody who asks nothing and looks at no step. @param {Seen} means @param {Hand} hand @returns {Hand} */
function withoutStep({ model }, hand) {
  const document = model.store.document.peek();
  const attention = document
    ? attend(model.plan.current.peek(), -1, { document, asked: NONE, marked: NONE })
    : hand.attention;
  return { ...hand, attention, grown: NONE, deep: false, fade: null };
}

/**
 * The strokes of the layers, lowest first.
 * @param {Hand} hand @param {ReturnType<typeof strokesOf>} edges @param {Strokes} [between] what stands between
 *   bodies and numbers
 */
function layersOf(hand, edges, between = []) {
  const full = /** @type {Pen} */ ({ ...hand, depth: depthIn(hand) });
  const base = baseItems(full).flatMap(({ key, strokes }) =>
    isCovered(full, key) ? withoutText(strokes(full)) : strokes(full),
  );
  const marks = markItems(full).flatMap(({ strokes }) => strokes(full));
  return [...record((to) => paintEdges({ ...full, to }, edges)), ...base, ...between, ...marks];
}

/** Whether a larger box with its own name covers a knob: nobody shall find a second name below it. @param {Hand} hand @param {string} key */
const isCovered = ({ grown }, key) => key.startsWith("knob:") && grown.has(key.slice("knob:".length));

/** The strokes without their words. @param {Strokes} strokes @returns {Strokes} */
export function withoutText(strokes) {
  const left = [];
  for (let i = 0; i < strokes.length; ) {
    const end = i + 2 + /** @type {number} */ (strokes[i + 1]);
    if (strokes[i] !== "fillText") left.push(...strokes.slice(i, end));
    i = end;
  }
  return left;
}

/** The edges as they stand on the stage. @param {Seen} means @param {Hand} hand */
function standingStrokes({ sight }, { scene, heaviest }) {
  if (scene.lens) return recedingStrokes(scene.lens.fabric, Trail);
  const weights = { weightOf: sight.weightOf, heaviest };
  return strokesOf(scene, weights, sight.standingOf.peek(), Trail);
}

/** @param {Seen} means @param {Hand} hand */
function questionBelow({ sight }, hand) {
  const { topic, growth, scope } = sight.question;
  const now = topic.peek();
  if (!now) return [];
  return record((to) => createQuestionPainter().below({ ...hand, to }, now, growth.peek(), scope.peek()));
}

/** @param {Seen} means @param {Hand} hand */
function questionAbove({ sight }, hand) {
  const { topic, scope } = sight.question;
  const now = topic.peek();
  return now ? record((to) => createQuestionPainter().above({ ...hand, to }, now, scope.peek())) : [];
}

/** Some of the neurons with what stands between them. @param {Scene} scene @param {ReadonlySet<string>} ids @returns {Scene} */
function partOf(scene, ids) {
  const lines = scene.lines.filter(
    ({ kind, source, target }) => kind === "edge" && ids.has(source) && ids.has(target),
  );
  const edges = new Set(lines.map(({ id }) => id));
  const bodies = scene.bodies.filter(({ kind, id }) => kind !== "loss" && ids.has(id));
  const knobs = new Map([...scene.knobs].filter(([id]) => edges.has(id)));
  return { ...scene, bodies, lines, knobs, targets: new Map(), loss: null };
}

/** @param {Scene} scene @returns {Rect} */
function boundsOf({ bodies, knobs, sizes }) {
  const shapes = bodies.flatMap(({ box, label, bias }) => [
    box,
    ...(label ? [label] : []),
    ...(bias ? [bias.label, bias.square] : []),
  ]);
  const around = union([...shapes, ...[...knobs.values()].map(({ box }) => box)]);
  return grow(around ?? { x: 0, y: 0, w: 1, h: 1 }, REACH * sizes.scale);
}
