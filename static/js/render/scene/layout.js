/**
 * The scene: the placement of everything that is drawn, in world units. It is computed from a document and
 * the widths of its text. A pure value, computed again when the document changes; must not know colours,
 * numbers or pixels.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Body } from "./bodies.js"
 * @import { Crowding } from "./crowding.js"
 * @import { Rect, Track } from "./geometry.js"
 * @import { Metrics } from "./sizes.js"
 * @import { Place, Surroundings, Wish } from "./knob_placement.js"
 */

import { longestPaths } from "../../model/document/levels.js";
import { parameterName, targetName } from "../../model/document/reading.js";
import { besideEdges } from "./bias_places.js";
import { partsOf, placeBodies, shapeOf } from "./bodies.js";
import { crowdingOf, knobStands } from "./crowding.js";
import { routesOf } from "./edge_routes.js";
import { freeKnobs } from "./free_places.js";
import { centre, grow, tracksCross, union } from "./geometry.js";
import { moved, placeKnobs } from "./knob_placement.js";
import { buriedIn, quieted } from "./quieted.js";
import { metrics } from "./sizes.js";

/** The part of the world that a stage shows if there are no neurons. */
const BLANK = { x: -460, y: -230, w: 920, h: 460 };

/**
 * @typedef {object} Line an edge, or with kind "loss" the edge from an output to L
 * @property {"edge" | "loss"} kind
 * @property {string} id of the edge, or of the output
 * @property {string} source
 * @property {string} target "" for the loss
 * @property {string} parameter its weight's; "" for the loss
 * @property {Track} way
 */

/**
 * A knob with the name on it. `narrow`: it has no room for a second row, never or while
 * all knobs have one.
 * @typedef {Place & { name: string, id: string, parameter: string, narrow?: "always" | "together" }} Knob
 */

/**
 * The places of bodies and edges, which do not depend on where anybody looks.
 * @typedef {object} Bodies
 * @property {Metrics} sizes
 * @property {readonly Body[]} bodies
 * @property {ReadonlyMap<string, Body>} body by neuron id
 * @property {Body | null} loss
 * @property {readonly Line[]} lines edges in document order, then the edges to the loss
 * @property {ReadonlyMap<string, Line>} edge by edge id
 * @property {ReadonlyMap<string, Line>} lossEdge by output id
 * @property {import("../../model/document/levels.js").Levels} levels
 *
 * @typedef {object} Knobs
 * @property {ReadonlyMap<string, Knob>} knobs by edge id; only the placed ones
 * @property {ReadonlyMap<string, Knob>} targets by output id
 * @property {readonly Knob[]} placed those with a place, among them the ones that are left out for want of room
 * @property {boolean} settled whether every knob has its place
 * @property {boolean} cramped whether knobs, or what stands inside of bodies, are left out for want of room
 * @property {Rect} bounds of everything
 *
 * @typedef {Bodies & Crowding} Layout
 * `ground`: the bodies before the names of their biases made way for edges.
 * @typedef {Layout & { ground: readonly Body[] }} Laid
 *
 * `asked`: it makes way for a question.
 * @typedef {Layout & Knobs & { lens?: import("../lens/lens.js").Lens, asked?: boolean }} Scene
 */

/**
 * The width of a name or of a number, at a font size.
 * @typedef {(text: string, size: number) => number} Width
 * @typedef {{ name: Width, number: Width }} Measure
 */

/**
 * @param {Document} document @param {Metrics} [sizes]
 * @param {Laid | null} [before] the layout so far: bodies that have not moved are taken from it, and in a drawing
 *   with thousands of edges lines too
 * @param {boolean} [folded] whether knobs are folded to their joints
 * @returns {Laid}
 */
export function layOut(document, sizes = metrics(), before = null, folded = false) {
  const crowding = crowdingOf(document.edges.length, folded);
  const known = before?.sizes === sizes ? before : null;
  const placed = placeBodies(document, namesOf(document), sizes);
  const ground = known ? unmoved(placed, known.ground) : placed;
  const lines = layLines(document, ground, sizes, crowding, crowding.plain && known?.plain ? known : null);
  const bodies = crowding.plain ? ground : besideEdges(ground, lines, sizes);
  return {
    sizes,
    ground,
    ...byKind(bodies),
    lines,
    edge: byId(lines, "edge"),
    lossEdge: byId(lines, "loss"),
    levels: longestPaths(document.edges),
    ...crowding,
  };
}

/** Bodies as they were, where they are as before. @param {readonly Body[]} now @param {readonly Body[]} before @returns {Body[]} */
function unmoved(now, before) {
  const bodyAt = new Map(before.map((body) => [body.id, body]));
  return now.map((body) => {
    const was = bodyAt.get(body.id);
    return was && sameBody(was, body) ? was : body;
  });
}

/** Whether two bodies of one size are the same. @param {Body} one @param {Body} other */
const sameBody = (one, other) =>
  one.x === other.x &&
  one.y === other.y &&
  one.kind === other.kind &&
  one.name === other.name &&
  one.bias?.parameter === other.bias?.parameter &&
  one.bias?.name === other.bias?.name;

/**
 * The bodies, and how to find them.
 * @param {readonly Body[]} bodies @returns {Pick<Bodies, "bodies" | "body" | "loss">}
 */
export function byKind(bodies) {
  const neurons = bodies.filter(({ kind }) => kind !== "loss");
  return {
    bodies,
    body: new Map(neurons.map((each) => [each.id, each])),
    loss: bodies.find(({ kind }) => kind === "loss") ?? null,
  };
}

/** @type {WeakMap<Document["parameters"], Map<string, string>>} */
const namesFor = new WeakMap();

/** The names of parameters, found once. @param {Document} document @returns {(id: string) => string} */
function namesOf({ parameters }) {
  const found = namesFor.get(parameters);
  const names = found ?? new Map(parameters.map((parameter) => [parameter.id, parameterName(parameter)]));
  if (!found) namesFor.set(parameters, names);
  return (id) => names.get(id) ?? id;
}

/** The name on the knob of a line: its parameter's, or its target's. @param {Document} document @returns {(line: Line) => string} */
export function lineNames(document) {
  const nameById = namesOf(document);
  const targets = new Map(document.neurons.map((neuron) => [neuron.id, targetName(neuron)]));
  return ({ kind, id, parameter }) => (kind === "loss" ? (targets.get(id) ?? "") : nameById(parameter));
}

/**
 * A layout with its knobs.
 * @param {Layout} layout @param {Document} document the document of the layout
 * @param {object} options
 * @param {Measure} options.measure
 * @param {number} [options.digits] the significant digits that fit in a knob
 * @param {ReadonlySet<string>} [options.asked] edges and "target:<output>" that have knobs in a crowded
 *   drawing
 * @param {ReadonlySet<string>} [options.named] those of them that somebody looks at themselves, which stay whatever
 *   they cover; all of them if it is not given
 * @param {ReadonlySet<string>} [options.rowed] edges whose knobs have two rows
 * @param {Scene | null} [options.before] the scene so far: in a crowded drawing its knobs stay on their edges
 * @param {number} [options.most] how many knobs of a crowded drawing are placed at once
 * @param {boolean} [options.moving] whether neurons are on the move: knobs stay on their edges in any drawing, and
 *   are to choose anew at rest
 * @returns {Scene}
 */
export function withKnobs(layout, document, options) {
  const {
    measure,
    digits = 4,
    asked = new Set(),
    named = asked,
    rowed = new Set(),
    before = null,
    most,
    moving = false,
  } = options;
  const nameOf = lineNames(document);
  const wanted = layout.lines.filter((line) => knobStands(layout, line, asked));
  const standing = layout.crowded || moving ? { standing: placesOf(before, layout) } : {};
  const how = layout.crowded ? { ...standing, most } : standing;
  const placed = placeAll(wanted, layout, { digits, measure, nameOf, rowed, ...how });
  const shown = freeKnobs(placed, layout.bodies, named);
  const bodies = layout.plain ? layout.bodies : quieted(layout.bodies, shown);
  const byLine = (/** @type {Line["kind"]} */ kind) =>
    new Map(shown.filter(({ key }) => key.startsWith(`${kind}:`)).map((knob) => [knob.id, knob]));
  return {
    ...layout,
    ...byKind(bodies),
    knobs: byLine("edge"),
    targets: byLine("loss"),
    placed,
    settled: placed.length === wanted.length && (layout.crowded || !moving),
    cramped: !layout.crowded && (shown.length < wanted.length || buriedIn(layout.bodies).size > 0),
    bounds: boundsOf(bodies, shown, layout.sizes),
  };
}

/**
 * The places of a scene's knobs by key, each on its edge as it lies in a layout.
 * @param {Scene | null} before @param {Layout} layout @returns {Map<string, Place>}
 */
function placesOf(before, { lines, edge, lossEdge, sizes }) {
  if (!before || before.sizes !== sizes) return new Map();
  const standing = before.placed.flatMap((knob) => {
    const line = (knob.key.startsWith("loss:") ? lossEdge : edge).get(knob.id);
    const place = line && (before.lines === lines ? knob : moved(knob, line.way));
    return place ? [/** @type {const} */ ([knob.key, place])] : [];
  });
  return new Map(standing);
}

/** @param {readonly Line[]} lines @param {Line["kind"]} kind @returns {Map<string, Line>} */
const byId = (lines, kind) =>
  new Map(lines.filter((line) => line.kind === kind).map((line) => [line.id, line]));

/**
 * @param {Document} document @param {readonly Body[]} bodies the loss last, if there is one
 * @param {Metrics} sizes @param {Crowding} crowding @param {Layout | null} before whose lines stay between bodies
 *   that stay
 * @returns {Line[]}
 */
function layLines(document, bodies, { scale }, { plain }, before) {
  const body = new Map(bodies.map((each) => [each.id, each]));
  const edges = document.edges.map(({ id, source, target, weight }) => ({
    kind: /** @type {const} */ ("edge"),
    id,
    source,
    target,
    parameter: weight,
  }));
  const outputs = document.neurons.filter(({ role }) => role === "output");
  const ends = outputs.map(({ id }) => ({
    kind: /** @type {const} */ ("loss"),
    id,
    source: id,
    target: "",
    parameter: "",
  }));
  const lines = [...edges, ...ends];
  const stays = lines.map((line) => before && standing(line, before, body));
  const changed = lines.filter((_, i) => !stays[i]);
  const pairs = changed.map(
    ({ source, target }) => /** @type {const} */ ([known(body, source), known(body, target)]),
  );
  const ways = routesOf(pairs, plain ? [] : bodies, scale);
  let next = 0;
  return lines.map((line, i) => stays[i] ?? { ...line, way: ways[next++] });
}

/**
 * The line as it was, if it is the same and both of its ends are where they were.
 * @param {Omit<Line, "way">} line @param {Layout} before @param {ReadonlyMap<string, Body>} body
 */
function standing({ kind, id, source, target, parameter }, before, body) {
  const was = (kind === "edge" ? before.edge : before.lossEdge).get(id);
  const same = was?.source === source && was.target === target && was.parameter === parameter;
  const bodyWas = (/** @type {string} */ end) => before.body.get(end) ?? (end === "" ? before.loss : null);
  const isThere = (/** @type {string} */ end) => body.get(end) === bodyWas(end);
  return same && isThere(source) && isThere(target) ? was : null;
}

/** @type {WeakMap<Line, { among: readonly Line[], crosses: boolean }>} */
const crossingOf = new WeakMap();

/** Whether a line crosses another, found once, when its knob chooses. @param {Line} line @param {readonly Line[]} lines */
function crossesAny(line, lines) {
  const known = crossingOf.get(line);
  if (known?.among === lines) return known.crosses;
  const found = crosses(line, lines);
  crossingOf.set(line, { among: lines, crosses: found });
  return found;
}

/** Edges that share an end do not cross. @param {Line} one @param {readonly Line[]} lines */
const crosses = (one, lines) =>
  lines.some(
    (other) =>
      one.source !== other.source &&
      (one.target !== other.target || one.kind !== other.kind) &&
      tracksCross(one.way, other.way),
  );

/** @param {Map<string, Body>} body @param {string} id @returns {Body} */
function known(body, id) {
  const found = body.get(id);
  if (!found) throw new Error(`no neuron ${id} for an edge`);
  return found;
}

/**
 * The knobs of some lines; those that must wait are left out.
 * @param {readonly Line[]} wanted @param {Layout} layout
 * @param {{ digits: number, measure: Measure, nameOf: (line: Line) => string, rowed: ReadonlySet<string>,
 *   standing?: ReadonlyMap<string, Place>, most?: number }} how
 * @returns {Knob[]}
 */
function placeAll(wanted, layout, { digits, measure, nameOf, rowed, ...how }) {
  if (wanted.length === 0) return [];
  const { sizes, lines, plain } = layout;
  const wishes = wanted.map((line) => {
    const wish = wishOf(line, nameOf(line), sizes, digits, measure);
    return {
      ...wish,
      rowed: rowed.has(line.id),
      crossing: () => !plain && line.kind === "edge" && crossesAny(line, lines),
    };
  });
  const places = placeKnobs(wishes, surroundingsOf(layout), sizes, how);
  return wanted.flatMap((line, i) => {
    const place = places.get(wishes[i].key);
    return place ? [{ ...place, name: nameOf(line), id: line.id, parameter: line.parameter }] : [];
  });
}

/** @type {WeakMap<readonly Line[], Surroundings>} */
const surroundingsFor = new WeakMap();

/** What knobs keep clear of, found once for each layout. @param {Layout} layout @returns {Surroundings} */
function surroundingsOf({ lines, bodies, plain }) {
  const found = surroundingsFor.get(lines);
  if (found) return found;
  const boxes = union(bodies.map(({ box }) => box));
  const made = {
    solids: bodies.flatMap(solidsOf),
    // With thousands of edges, no place is free of them.
    ways: plain ? [] : lines.map(({ way }) => way),
    middle: boxes ? centre(boxes) : { x: 0, y: 0 },
  };
  surroundingsFor.set(lines, made);
  return made;
}

/** @param {Body} body */
function solidsOf(body) {
  const { label, bias } = body;
  return [shapeOf(body), ...(label ? [label] : []), ...(bias ? [bias.square, bias.label] : [])];
}

/** The room for a name in a knob, in letters' sizes; longer ones are cut short. @param {Metrics} sizes */
const longestName = ({ compact }) => (compact ? 4.5 : 6);

/**
 * @param {Line} line @param {string} name @param {Metrics} sizes @param {number} digits
 * @param {Measure} measure @returns {Omit<Wish, "crossing" | "rowed">}
 */
function wishOf({ kind, id, way }, name, sizes, digits, measure) {
  const text = Math.min(measure.name(name, sizes.knobName), longestName(sizes) * sizes.knobName);
  const number = sizes.compact ? 0 : measure.number(`0.${"0".repeat(digits)}`, sizes.knobValue);
  const width = text + number + (sizes.compact ? 12 : 20) * sizes.scale;
  return {
    key: `${kind}:${id}`,
    way,
    target: kind === "loss",
    width: Math.max(sizes.knobWidth, Math.ceil(width)),
    grownWidth: Math.max(sizes.grownWidth, Math.ceil(width)),
  };
}

/** @type {WeakMap<readonly Body[], Rect | null>} */
const boundsFor = new WeakMap();

/** @param {readonly Body[]} bodies @param {readonly Knob[]} knobs @param {Metrics} sizes @returns {Rect} */
function boundsOf(bodies, knobs, sizes) {
  const own = boundsFor.get(bodies) ?? union(bodies.flatMap(partsOf));
  boundsFor.set(bodies, own);
  const boxes = knobs.flatMap(({ box, grown }) => [grow(box, 4 * sizes.scale), grown]);
  return union(own ? [own, ...boxes] : boxes) ?? BLANK;
}
