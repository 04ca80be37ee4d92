/**
 * What hangs below a deep drawing at a moment, as boxes: what covers what on its axis. The δ are made up: one series
 * fades toward the inputs, one stays, one grows. The page's own functions place everything; the audit only compares.
 *
 * @import { Document } from "../../../../static/js/protocol/messages.js"
 * @import { Scene } from "../../../../static/js/render/scene/layout.js"
 * @import { Stage, Step } from "./audit.js"
 */

import { createIndexer } from "../../../../static/js/model/document/indexing.js";
import { fitted } from "../../../../static/js/render/fitting/view.js";
import { depthIn } from "../../../../static/js/render/marks/depth.js";
import { visibleWorld } from "../../../../static/js/render/marks/pen.js";
import { measureOf } from "../../../../static/js/render/marks/scale.js";
import { columnsOf, withRoom } from "../../../../static/js/render/scene/depth.js";
import { boxesAbove } from "../../../../static/js/render/scene/depth_words.js";
import { standsIn } from "../../../../static/js/render/scene/free_places.js";
import { overlap } from "../../../../static/js/render/scene/geometry.js";
import { NOTHING_IN_VIEW } from "../../../../static/js/render/scene/largest_numbers.js";
import { measure } from "../setting.js";

/** By how much a layer's δ is larger than that of the layer after it. */
const SERIES = { fading: 0.17, even: 0.97, growing: 2.3 };

/** Powers that have no more room beside the stage's left end than so many pixels stand at it. */
const SIDE = 4;

/**
 * @param {Scene} scene @param {Step | null} step @param {Document} document @param {Stage} stage
 * @returns {{ overlaps: string[], named: number, readable: number }}
 */
export function auditDepth(scene, step, document, stage) {
  const found = { overlaps: /** @type {string[]} */ ([]), named: 0, readable: 0 };
  const columns = columnsOf(scene);
  if (stage.projector || columns.length === 0 || (step?.phase !== "backward" && step?.phase !== "update"))
    return found;
  const own = columns.findIndex(({ ids }) => step.neuron !== null && ids.includes(step.neuron));
  for (const [name, factor] of Object.entries(SERIES)) {
    const delta = (/** @type {string} */ id) => deltaOf(columns, id, { factor, from: own });
    const pen = penFor(scene, document, stage, delta, step);
    const depth = depthIn(pen);
    if (!depth) continue;
    found.overlaps.push(...overlapsIn(scene, depth, pen.zoom).map((each) => `${name}: ${each}`));
    if (own < 0) continue;
    found.named += 1;
    if (depth.hanging.some(({ id, ids }) => depth.words.numbers.has(id) && ids.includes(step.neuron ?? "")))
      found.readable += 1;
  }
  return found;
}

/** A number of four digits; NaN before its layer has its turn. @param {ReturnType<typeof columnsOf>} columns @param {string} id @param {{ factor: number, from: number }} how */
function deltaOf(columns, id, { factor, from }) {
  const at = columns.findIndex(({ ids }) => ids.includes(id));
  if (at < from) return Number.NaN;
  return 0.1481 * factor ** (columns.length - 1 - at) * (at % 3 === 1 ? -1 : 1);
}

/** @param {Scene} scene @param {Document} document @param {Stage} stage @param {(id: string) => number} delta @param {Step} step */
function penFor(scene, document, stage, delta, step) {
  const view = fitted(withRoom(scene, stage), stage);
  const pen = {
    scene,
    index: createIndexer()(document),
    type: measure,
    digits: 4,
    decades: 4,
    deep: true,
    zoom: view.zoom,
    visible: visibleWorld(view, stage),
    attention: { neuron: step.neuron },
    measure: measureOf("log", () => NOTHING_IN_VIEW),
    read: { gradZ: (/** @type {string} */ id) => ({ state: "current", value: delta(id) }) },
  };
  return /** @type {any} */ (pen);
}

/** @param {Scene} scene @param {NonNullable<ReturnType<typeof depthIn>>} depth @param {number} zoom */
function overlapsIn(scene, { area, edge, hanging, words }, zoom) {
  const letters = [
    ...(words.title ? [{ name: "title", box: words.title }] : []),
    ...(words.end ? [{ name: "end", box: words.end }] : []),
    ...words.powers.map((box, i) => ({ name: `power ${i}`, box })),
    ...[...words.numbers].map(([id, box]) => ({ name: `number of ${id}`, box })),
  ];
  const above = boxesAbove(scene).map((box) => ({ name: "label of the lens", box }));
  const threads = hanging.flatMap(({ id, x, from, y }) =>
    y === null ? [] : [{ name: `thread of ${id}`, box: { x, y: from, w: 0, h: y - from } }],
  );
  /** @type {string[]} */
  const found = [];
  letters.forEach(({ name, box }, i) => {
    // A thread passes behind the title and, where the stage has no room beside it, behind a power.
    const crossed = name === "title" || (name.startsWith("power") && box.x <= edge + SIDE / zoom);
    const others = [...letters.slice(i + 1), ...above, ...(crossed ? [] : threads)];
    for (const other of others) if (overlap(box, other.box)) found.push(`${name} and ${other.name}`);
    for (const body of scene.bodies) if (standsIn(body, box)) found.push(`${name} and ${body.id || "L"}`);
    if (box.x < edge) found.push(`${name} leaves the stage`);
    if (name.startsWith("number") && (box.x < area.x || box.x + box.w > area.x + area.w + 1e-9))
      found.push(`${name} leaves the axis`);
  });
  return found;
}
