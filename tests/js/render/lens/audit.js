/**
 * What a drawing looks like at a moment, as boxes: which of them cover one another, how small the smallest letters
 * are, how much of what a step names can be read, and whether edges leave the outline. The page's own functions
 * place everything; the audit only compares.
 *
 * @import { Document } from "../../../../static/js/protocol/messages.js"
 * @import { Rect } from "../../../../static/js/render/scene/geometry.js"
 * @import { Metrics } from "../../../../static/js/render/scene/sizes.js"
 * @import { Scene } from "../../../../static/js/render/scene/layout.js"
 *
 * @typedef {{ name: string, width: number, height: number, projector?: boolean }} Stage the canvas in pixels
 * @typedef {{ phase: "forward" | "backward" | "loss" | "update", neuron: string | null }} Step
 * @typedef {{ overlaps: string[], smallest: number, named: number, readable: number, outside: string[] }} Found
 */

import { createIndexer } from "../../../../static/js/model/document/indexing.js";
import { fitTo, lettered } from "../../../../static/js/render/fitting/fit.js";
import { frameOf } from "../../../../static/js/render/lens/frame.js";
import { lensOn } from "../../../../static/js/render/lens/lens.js";
import { membersOf } from "../../../../static/js/render/lens/members.js";
import { needsLens } from "../../../../static/js/render/lens/need.js";
import { lensSizes } from "../../../../static/js/render/lens/sizes.js";
import { partsOf } from "../../../../static/js/render/scene/bodies.js";
import { OUTLINE } from "../../../../static/js/render/scene/edge_routes.js";
import { rowsTogether, standsIn } from "../../../../static/js/render/scene/free_places.js";
import { grow, inside, overlap, union } from "../../../../static/js/render/scene/geometry.js";
import { layOut, withKnobs } from "../../../../static/js/render/scene/layout.js";
import { measure } from "../setting.js";
import { auditDepth } from "./depth_audit.js";

/** The stages of the page: their canvases without header, margin and loop. @type {readonly Stage[]} */
export const STAGES = [
  { name: "1440×900", width: 1032, height: 688 },
  { name: "projector", width: 1280, height: 560, projector: true },
  { name: "820×1180", width: 480, height: 1008 },
  { name: "1180×820", width: 772, height: 648 },
  { name: "390×844", width: 390, height: 320 },
];

/** The stages that the suite looks at for the drawing with this number; the benchmarks look at all. @param {number} number @returns {Stage[]} */
export const someStages = (number) => [STAGES[number % STAGES.length]];

/** Where a document can be: a network in the middle of its layers is looked at where most meets, and at its update. @param {Document} document @returns {Step[]} */
export function stepsOf({ neurons }) {
  const computing = neurons.filter(({ role }) => role !== "input");
  const some = [computing[0], computing[computing.length >> 1], computing[computing.length - 1]];
  return [
    ...[...new Set(some)]
      .filter((neuron) => neuron !== undefined)
      .flatMap(({ id }) => [
        { phase: /** @type {const} */ ("forward"), neuron: id },
        { phase: /** @type {const} */ ("backward"), neuron: id },
      ]),
    ...(neurons.some(({ role }) => role === "output")
      ? [
          { phase: /** @type {const} */ ("loss"), neuron: null },
          { phase: /** @type {const} */ ("update"), neuron: null },
        ]
      : []),
  ];
}

/** As the renderer fits it. @param {Document} document @param {Stage} stage */
export function fittedScene(document, { width, height, projector = false }) {
  const size = { width, height };
  const place = (/** @type {Metrics} */ shapes, /** @type {number} */ zoom) =>
    withKnobs(layOut(document, lettered(shapes, zoom, document.edges.length)), document, { measure });
  /** @type {{ scene: Scene, zoom: number } | null} */
  let last = null;
  fitTo(document, size, { projector }, (shapes, zoom) => {
    last = { scene: place(shapes, zoom), zoom };
    return last.scene;
  });
  return /** @type {{ scene: Scene, zoom: number }} */ (/** @type {unknown} */ (last));
}

/**
 * @param {Document} document @param {Stage} stage @param {Step | null} step null before the first
 * @param {Scene["lens"]} [before] the lens of the step before
 * @returns {{ scene: Scene, zoom: number }}
 */
export function sceneAt(document, stage, step, before) {
  const { width, height, projector = false } = stage;
  const { scene, zoom } = fittedScene(document, stage);
  if (step === null || !needsLens(scene, zoom)) return { scene, zoom };
  const index = createIndexer()(document);
  const how = { compact: scene.sizes.compact, projector };
  const pixels = lensSizes({ width, height }, how);
  const ground = {
    scene,
    index,
    frame: frameOf(scene, { width, height }, { shown: null, zoom: Infinity, projector, label: pixels.label }),
    pixel: 1 / zoom,
    nameOf: (/** @type {{ id: string }} */ { id }) => id,
  };
  const opened = lensOn(ground, pixels, (limits) => membersOf(index, step, () => Number.NaN, limits), before);
  return { scene: opened ?? scene, zoom };
}

/** @param {{ scene: Scene, zoom: number }} at @param {Step | null} step @param {Document} document @param {Stage} stage @returns {Found} */
export function audit({ scene, zoom }, step, document, stage) {
  const boxes = boxesOf(scene, step);
  const deep = auditDepth(scene, step, document, stage);
  const own = namedBy(scene, step, document);
  return {
    overlaps: [...overlapsOf(scene, boxes), ...deep.overlaps],
    smallest: smallestOf(scene, zoom),
    named: own.named + deep.named,
    readable: own.readable + deep.readable,
    outside: outsideOf(scene),
  };
}

/** Everything with letters beside bodies. @param {Scene} scene @param {Step | null} step @returns {{ name: string, owner: string, box: Rect }[]} */
function boxesOf(scene, step) {
  const { bodies, knobs, targets, lens, plain } = scene;
  const labels = bodies.flatMap(({ id, label, silent, bias }) => [
    ...(label && !silent && !plain ? [{ name: `label of ${id}`, owner: id, box: label }] : []),
    ...(bias && !bias.silent && !plain && bias.label.h > 0
      ? [{ name: `bias of ${id}`, owner: id, box: bias.label }]
      : []),
  ]);
  // An update shows the new value of every weight, a neuron's turn backward the gradients of its own.
  const grows = (/** @type {string} */ id, /** @type {string | undefined} */ narrow) => {
    if (lens || narrow === "always") return false;
    if (step?.phase === "update") return narrow === undefined;
    return step?.phase === "backward" && scene.edge.get(id)?.target === step.neuron;
  };
  const rows = new Set(rowsTogether([...knobs.values()].filter(({ id, narrow }) => grows(id, narrow))));
  const all = [...knobs.values(), ...targets.values()].map((knob) => ({
    name: knob.key,
    owner: knob.key,
    box: rows.has(knob) ? knob.grown : knob.box,
  }));
  const notes = [...(lens?.notes ?? [])].map(([id, { text }]) => ({
    name: `note ${id}`,
    owner: id,
    box: text,
  }));
  const deltas = [...(lens?.deltas ?? [])].map(([id, box]) => ({ name: `δ of ${id}`, owner: id, box }));
  const more = lens
    ? [lens.more.near, lens.more.far].flatMap((box) => (box ? [{ name: "more", owner: "", box }] : []))
    : [];
  return [...labels, ...all, ...notes, ...deltas, ...more];
}

/** @param {Scene} scene @param {ReturnType<typeof boxesOf>} boxes */
function overlapsOf({ bodies, lens }, boxes) {
  /** @type {string[]} */
  const found = [];
  boxes.forEach(({ name, owner, box }, i) => {
    for (const other of boxes.slice(i + 1))
      if (overlap(box, other.box)) found.push(`${name} and ${other.name}`);
    for (const body of bodies)
      if (body.id !== owner && standsIn(body, box)) found.push(`${name} and ${body.id || "L"}`);
  });
  // Only a lens moves bodies; without one, the document says where they stand.
  if (lens)
    bodies.forEach((one, i) => {
      for (const other of bodies.slice(i + 1))
        if (Math.hypot(one.x - other.x, one.y - other.y) < 0.98 * (one.r + other.r))
          found.push(`${one.id || "L"} and ${other.id || "L"}`);
    });
  return found;
}

/** In pixels. @param {Scene} scene @param {number} zoom */
function smallestOf({ bodies, knobs, targets, lens, sizes, plain }, zoom) {
  const own = bodies.flatMap(({ texts, sizes: mine = sizes }) =>
    texts === "none" ? [] : texts === "name" ? [mine.name] : [mine.name, mine.value],
  );
  const boxed = knobs.size + targets.size > 0 ? [sizes.knobName, sizes.knobValue] : [];
  const beside = lens || !plain ? [sizes.label] : [];
  // Letters smaller than the least are not painted.
  const painted = [...own, ...boxed, ...beside]
    .map((size) => size * zoom)
    .filter((size) => !plain || size >= sizes.least);
  return Math.min(...painted);
}

/**
 * What the sentence of a step names: the neuron, and each weight and neuron that comes forward; the rest is named
 * together.
 * @param {Scene} scene @param {Step | null} step @param {Document} document
 */
function namedBy({ lens, knobs, targets, body, loss }, step, document) {
  // The parameters of an update are rows of its card.
  if (step === null || step.phase === "update") return { named: 0, readable: 0 };
  if (!lens) {
    const edges = document.edges.filter(({ source, target }) =>
      step.phase === "backward" ? source === step.neuron : target === step.neuron,
    );
    const own = step.neuron === null ? loss : body.get(step.neuron);
    return {
      named: edges.length + 1,
      readable: edges.filter(({ id }) => knobs.has(id)).length + (own?.texts === "both" ? 1 : 0),
    };
  }
  const { near, far, toLoss, neuron } = lens.members;
  const has = (/** @type {string} */ id) => knobs.has(id) || targets.has(id);
  const sides = [near, far];
  const chosen = sides.flatMap((side) => side.chosen);
  const rests = [near.rest.length > 0 ? lens.more.near : true, far.rest.length > 0 ? lens.more.far : true];
  const notes = [...far.chosen, ...(toLoss ? [neuron] : [])];
  const bias = step.phase === "forward" ? lens.open.bias : null;
  return {
    named: chosen.length + notes.length + rests.length + 1 + (bias ? 1 : 0),
    readable:
      chosen.filter(has).length +
      notes.filter((id) => lens.notes.has(id)).length +
      rests.filter(Boolean).length +
      (lens.open.r > 0 ? 1 : 0) +
      (bias && !bias.silent ? 1 : 0),
  };
}

/** Edges are laid before it is known which labels have room. @param {Scene} scene */
function outsideOf({ lines, bodies, sizes, lens }) {
  const rects = bodies.flatMap(({ bias, ...body }) =>
    partsOf({ ...body, silent: false, bias: bias && { ...bias, silent: false } }),
  );
  const outline = grow(union(rects) ?? { x: 0, y: 0, w: 0, h: 0 }, OUTLINE * sizes.scale);
  const some = lens ? lens.lines : lines;
  return some.filter(({ way }) => !way.points.every((point) => inside(outline, point))).map(({ id }) => id);
}
