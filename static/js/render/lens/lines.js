/**
 * The edges of a drawing with a lens: those of the opened neuron from rim to rim, and the fabric that recedes.
 * Pure.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Line, Scene } from "../scene/layout.js"
 * @import { Members } from "./members.js"
 */

import { routesOf, straight } from "../scene/edge_routes.js";

/** With more lines, only some of them are drawn: they show which layers are connected, and nobody follows one. */
const MOST = 500;

/**
 * @typedef {{ bodies: readonly Body[], body: ReadonlyMap<string, Body>, loss: Body | null }} Placed
 *
 * The lines of the lens, in document order.
 * @param {Scene} scene without a lens @param {Placed & { scale: number }} placed @param {Members} members
 * @returns {Line[]}
 */
export function linesOf(scene, { scale, ...placed }, members) {
  const { phase, near, far, toLoss, neuron } = members;
  const edges = phase === "loss" ? [] : [...near.chosen, ...far.chosen];
  const outputs = phase === "loss" ? near.chosen : toLoss ? [neuron] : [];
  const mine = [
    ...edges.map((id) => scene.edge.get(id)),
    ...outputs.map((id) => scene.lossEdge.get(id)),
  ].filter((line) => line !== undefined);
  const ways = routesOf(
    mine.map((line) => endsOf(line, placed)),
    scene.plain ? [] : placed.bodies,
    scale,
  );
  return mine.map((line, i) => ({ ...line, way: ways[i] }));
}

/** @param {Line} line @param {Placed} placed */
const endsOf = ({ kind, source, target }, { body, loss }) =>
  /** @type {const} */ ([
    /** @type {Body} */ (body.get(source)),
    /** @type {Body} */ (kind === "loss" ? loss : body.get(target)),
  ]);

/**
 * All other lines, and those of them that are drawn. Thousands stay where they are.
 * @param {Scene} scene @param {Placed & { lines: readonly Line[] }} placed
 * @returns {{ others: readonly Line[], fabric: readonly Line[] }}
 */
export function othersOf(scene, placed) {
  const mine = new Set(placed.lines.map(({ kind, id }) => `${kind}:${id}`));
  const rest = scene.lines.filter(({ kind, id }) => !mine.has(`${kind}:${id}`));
  if (scene.plain) return { others: rest, fabric: sampled(scene.lines) };
  const others = rest.map((line) => ({ ...line, way: straight(endsOf(line, placed)) }));
  return { others, fabric: others };
}

/** @type {WeakMap<readonly Line[], readonly Line[]>} */
const samples = new WeakMap();

/** Some of the lines, without a pattern; the same ones for the same lines. @param {readonly Line[]} lines */
function sampled(lines) {
  const known = samples.get(lines);
  if (known) return known;
  const part = (MOST / lines.length) * 2 ** 32;
  const some = lines.filter((_, i) => Math.imul(i + 1, 2654435761) >>> 0 < part);
  samples.set(lines, some);
  return some;
}
