/**
 * The labels of a lens in their places: the knobs of its edges, the contributions and each δ at the far side.
 * Pure; must not know what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Knob, Line } from "../scene/layout.js"
 * @import { Ground } from "./lens.js"
 * @import { Members } from "./members.js"
 * @import { Dock, Note, Scheme } from "./schemes.js"
 * @import { LensSizes } from "./sizes.js"
 *
 * @typedef {object} Docks
 * @property {Map<string, Knob>} knobs by edge id
 * @property {Map<string, Knob>} targets by output id
 * @property {Map<string, Note>} notes
 * @property {Map<string, Rect>} deltas
 * @property {Body["bias"]} bias of the opened neuron
 * @property {{ near: Rect | null, far: Rect | null }} more
 * @property {number} left how many labels found no place inside the frame, free of neurons and of each other
 */

import { standsIn } from "../scene/free_places.js";
import { around, clamp, grow, overlap, trackToRect } from "../scene/geometry.js";
import { sidesOf } from "./bodies.js";
import { farPlaces } from "./far_docks.js";
import { nearDock } from "./near_docks.js";
import { deltaPlace, MARK } from "./schemes.js";

/** The width of the line that says what is left out, in letters' sizes. */
const MORE = 13;

/**
 * @param {Ground} ground
 * @param {object} lens
 * @param {Members} lens.members @param {Scheme} lens.scheme @param {LensSizes} lens.sizes
 * @param {readonly Body[]} lens.bodies @param {ReadonlyMap<string, Body>} lens.body @param {Body | null} lens.loss
 * @param {readonly Line[]} lens.lines @param {Body} lens.open
 * @returns {Docks}
 */
export function docksOf(ground, { members, scheme, sizes, bodies, body, loss, lines, open }) {
  const { frame, pixel, nameOf } = ground;
  /** @type {Docks} */
  const docks = {
    knobs: new Map(),
    targets: new Map(),
    notes: new Map(),
    deltas: new Map(),
    bias: open.bias,
    more: moreOf(ground, members, { body }, sizes),
    left: 0,
  };
  /** @type {Rect[]} */
  const taken = [];
  const inner = grow(frame, 2 * pixel);
  const isFree = (/** @type {readonly Rect[]} */ boxes) =>
    boxes.every(
      (box) =>
        within(inner, box) &&
        !taken.some((other) => overlap(other, box)) &&
        !bodies.some((each) => standsIn(each, box)),
    );
  const isClear = clearing(lines, sizes, { taken, notes: docks.notes });
  /** Whether there was a place. */
  const take = (/** @type {Rect[]} */ ...boxes) => {
    if (!isFree(boxes)) {
      docks.left += 1;
      return false;
    }
    taken.push(...boxes);
    return true;
  };
  const knob = (/** @type {Line} */ line, /** @type {Dock} */ dock) => {
    const made = {
      ...dock,
      key: `${line.kind}:${line.id}`,
      grown: dock.box,
      name: nameOf(line),
      id: line.id,
      parameter: line.parameter,
    };
    docks[line.kind === "loss" ? "targets" : "knobs"].set(line.id, made);
  };
  for (const id of new Set(farOf(members, lines))) {
    const place = deltaPlace(scheme, /** @type {Body} */ (body.get(id)), sizes);
    if (take(place)) docks.deltas.set(id, place);
  }
  for (const line of lines) {
    const isNear = (line.kind === "loss" ? "" : line.target) === open.id;
    const source = /** @type {Body} */ (body.get(line.source));
    if (isNear) {
      const dock = nearDock(scheme, source, line.way, sizes, members.phase === "backward");
      if (take(dock.box)) knob(line, dock);
      continue;
    }
    const end = /** @type {Body} */ (line.kind === "loss" ? loss : body.get(line.target));
    const places = farPlaces(scheme, end, line.way, sizes, { isFree, isClear });
    if (!places || !take(places.dock.box, places.note.text)) {
      docks.left += places ? 0 : 1;
      continue;
    }
    knob(line, places.dock);
    docks.notes.set(line.id, places.note);
  }
  if (open.bias) {
    docks.bias = sidesOf(open.bias).find(({ label }) => isFree([label])) ?? { ...open.bias, silent: true };
    if (!docks.bias.silent) take(docks.bias.label);
    else if (members.phase === "forward") docks.left += 1;
  }
  return docks;
}

/**
 * Whether a contribution stands clear: its number of the other edges, its mark of other marks and of what is written.
 * Edges that leave an opened neuron side by side have their marks one behind the other.
 * @param {readonly Line[]} lines @param {LensSizes} sizes
 * @param {{ taken: readonly Rect[], notes: ReadonlyMap<string, Note> }} placed so far
 */
function clearing(lines, { label }, { taken, notes }) {
  const boxOf = (/** @type {Note} */ { mark: { x, y } }) => around(x, y, MARK * label, MARK * label);
  return (/** @type {Note} */ note, /** @type {Line["way"] | null} */ own) => {
    const mark = boxOf(note);
    const isOff = (/** @type {Rect} */ other) => !overlap(other, mark) && !overlap(other, note.text);
    return (
      [...notes.values()].every((each) => isOff(boxOf(each))) &&
      !taken.some((each) => overlap(each, mark)) &&
      lines.every(({ way }) => way === own || trackToRect(way, note.text) > 0)
    );
  };
}

/** The neurons on the far side. @param {Members} members @param {readonly Line[]} lines */
const farOf = ({ neuron }, lines) =>
  lines.filter(({ kind, source }) => kind === "edge" && source === neuron).map(({ target }) => target);

/** @param {Rect} frame @param {Rect} box */
const within = (frame, box) =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.w <= frame.x + frame.w &&
  box.y + box.h <= frame.y + frame.h;

/**
 * Where it says what is left out: below the neurons of a side.
 * @param {Ground} ground @param {Members} members @param {{ body: ReadonlyMap<string, Body> }} placed
 * @param {LensSizes} sizes @returns {Docks["more"]}
 */
function moreOf({ frame, index }, { phase, near, far }, { body }, { label }) {
  // Two lines stand side by side on any stage.
  const [w, h] = [Math.min(MORE * label, frame.w / 2), 1.4 * label];
  const under = (/** @type {import("./members.js").Side} */ side, /** @type {"source" | "target"} */ end) => {
    if (side.rest.length === 0) return null;
    const ids = side.chosen.length > 0 ? side.chosen : side.rest;
    const xs = ids.flatMap(
      (id) => body.get(phase === "loss" ? id : (index.edges.get(id)?.[end] ?? ""))?.x ?? [],
    );
    const middle = xs.reduce((sum, x) => sum + x, 0) / xs.length;
    return { x: clamp(middle - w / 2, frame.x, frame.x + frame.w - w), y: frame.y + frame.h, w, h };
  };
  const [one, other] = [under(near, "source"), under(far, "target")];
  if (one && other && overlap(one, other)) {
    // They stand side by side, about the middle between them.
    const middle = clamp((one.x + other.x + w) / 2, frame.x + w, frame.x + frame.w - w);
    const [left, right] = one.x <= other.x ? [one, other] : [other, one];
    [left.x, right.x] = [middle - w, middle];
  }
  return { near: one, far: other };
}
