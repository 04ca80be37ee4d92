/**
 * What an open question brings forward: neurons and edges, and the factors that stand at these edges. Pure; must
 * not know where anything stands.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Checked, Factor, Paths, Walk } from "../../protocol/messages.js"
 * @import { Scope } from "../question/involved.js"
 * @import { Topic } from "../question/topic.js"
 *
 * A factor at a line; lines have the keys of legs.
 * @typedef {{ key: string, source: string, target: string, factor: Factor }} Stand
 *
 * @typedef {object} Wanted
 * @property {ReadonlySet<string>} bodies ids of neurons, "" for the loss
 * @property {ReadonlySet<string>} lines the edges that are drawn
 * @property {readonly Stand[]} stands
 * @property {ReadonlySet<string>} knobs the edges whose knobs must stand
 * @property {ReadonlySet<string>} biases the neurons whose bias stands
 *
 * How much comes forward at most: paths, and factors of the only path.
 * @typedef {{ paths: number, factors: number }} Most
 */

import { edgesOf } from "../../model/document/indexing.js";
import { splitKey } from "../../model/page/view.js";
import { knobsFor, usesOf } from "../question/involved.js";
import { wordedPaths } from "../question/paths.js";
import { KNOB_EDGES } from "../scene/crowding.js";

/** All, then fewer and fewer. @type {readonly Most[]} */
export const MOSTS = [
  ...[Infinity, 4, 3, 2, 1].map((paths) => ({ paths, factors: Infinity })),
  ...[9, 7, 5, 4, 3, 2, 1].map((factors) => ({ paths: 1, factors })),
];
/** With more neurons than this, a walk brings forward only those from the present one to L. */
export const MANY = 16;
/** With more edges than this between what comes forward, only those of its branches are drawn. */
const MANY_LINES = 60;
/** A number as wide as most, where it is not known yet. */
const SOME_NUMBER = 0.012345;

/** @param {Index} index @param {Topic} topic @param {Scope | null} scope @param {Most} most @returns {Wanted | null} */
export function wantedBy(index, topic, scope, most) {
  if (topic.paths) return alongPaths(index, topic, topic.paths, most);
  if (topic.walk) return onWalk(index, topic, topic.walk);
  if (topic.checked && scope) return inEquation(index, topic, topic.checked, scope);
  return null;
}

/** @param {Index} index @param {Topic} topic @param {Paths} answer @param {Most} most @returns {Wanted} */
function alongPaths(index, topic, answer, most) {
  const { touched, about } = topic;
  const legs = answer.paths.map((row) => standsOf(index, row));
  const worded = wordedPaths(answer, touched?.path).slice(0, most.paths);
  const all = distinct(worded.flatMap((path) => legs[path]));
  const first = worded.length === 1 && touched ? legs[worded[0]][touched.factor] : undefined;
  const stands = all.length <= most.factors ? all : endsOf(all, most.factors, first);
  const starts = worded.flatMap((path) => startOf(index, answer.paths[path].use));
  return {
    bodies: new Set([...starts, ...stands.flatMap(({ source, target }) => [source, target])]),
    lines: new Set(legs.flat().map(({ key }) => key)),
    stands,
    knobs: new Set(usesOf(index, about).map(({ id }) => id)),
    biases: biasesOf(index, about),
  };
}

/**
 * The factors of a path that stand at edges.
 * @param {Index} index @param {Paths["paths"][number]} row @returns {Stand[]}
 */
function standsOf({ edges }, { through, edges: ids, factors }) {
  const known = ids.flatMap((id) => edges.get(id) ?? []);
  const last = through.at(-1) ?? known.at(-1)?.target;
  const lines = [
    ...known.map(({ id, source, target }) => ({ key: `edge:${id}`, source, target })),
    ...(last === undefined ? [] : [{ key: `loss:${last}`, source: last, target: "" }]),
  ];
  const first = factors.length - lines.length;
  return lines.flatMap((line, i) => (factors[first + i] ? [{ ...line, factor: factors[first + i] }] : []));
}

/** The neuron at which a path begins. @param {Index} index @param {string} use */
const startOf = (index, use) => {
  const { kind, id } = splitKey(use);
  return kind === "bias" && index.neurons.has(id) ? [id] : [];
};

/** @param {readonly Stand[]} stands */
const distinct = (stands) => [...new Map(stands.map((stand) => [stand.key, stand])).values()];

/**
 * Some of the factors of a path: one of them first, then those at its two ends.
 * @param {readonly Stand[]} all @param {number} most @param {Stand | undefined} first
 */
function endsOf(all, most, first) {
  const inwards = all.map((_, i) => all[i % 2 === 0 ? i / 2 : all.length - (i + 1) / 2]);
  const some = new Set([...(first ? [first] : []), ...inwards].slice(0, most));
  return all.filter((stand) => some.has(stand));
}

/** @param {Index} index @param {Topic} topic @param {Walk} walk @returns {Wanted} */
function onWalk(index, topic, walk) {
  const all = walk.steps.map(({ of, parent, factor }) => {
    const [source, target] = [splitKey(of).id, splitKey(parent).id];
    const known = factor ?? { of: parent, wrt: of, latex: "", value: SOME_NUMBER, terms: [] };
    const edge = edgesOf(index.outgoing, source).find((each) => each.target === target);
    return {
      key: edge ? `edge:${edge.id}` : `loss:${source}`,
      source,
      target: edge ? target : "",
      factor: known,
    };
  });
  const present = splitKey(walk.steps[Math.min(topic.done, walk.steps.length - 1)]?.of ?? "").id;
  const stands = all.length <= MANY ? all : branchOf(all, present);
  const uses = usesOf(index, walk.about);
  const bodies = new Set(["", ...stands.flatMap(({ source, target }) => [source, target])]);
  for (const { source, target } of uses) bodies.add(source).add(target);
  const between = [...index.edges.values()].filter(
    ({ source, target }) => bodies.has(source) && bodies.has(target),
  );
  const drawn = between.length <= MANY_LINES ? between : uses;
  const outputs = index.outputs.filter(({ id }) => bodies.has(id));
  return {
    bodies,
    lines: new Set([
      ...stands.map(({ key }) => key),
      ...drawn.map(({ id }) => `edge:${id}`),
      ...outputs.map(({ id }) => `loss:${id}`),
    ]),
    stands,
    knobs: new Set(uses.map(({ id }) => id)),
    biases: biasesOf(index, walk.about),
  };
}

/** From a neuron to L. @param {readonly Stand[]} all @param {string} from */
function branchOf(all, from) {
  /** @type {Stand[]} */
  const branch = [];
  for (let at = from; at !== ""; ) {
    const stand = all.find(({ source }) => source === at);
    if (!stand || branch.includes(stand)) break;
    branch.push(stand);
    at = stand.target;
  }
  return branch;
}

/**
 * @param {Index} index @param {Topic} topic @param {Checked} checked @param {Scope} scope @returns {Wanted}
 */
function inEquation(index, topic, checked, scope) {
  const on = (/** @type {Iterable<string>} */ ids, /** @type {ReadonlySet<string>} */ off) =>
    [...ids].filter((id) => !off.has(id));
  const edges = on(index.edges.keys(), scope.edges);
  const outputs = on(
    index.outputs.map(({ id }) => id),
    scope.losses,
  );
  return {
    bodies: new Set(["", ...on(index.neurons.keys(), scope.neurons)]),
    lines: new Set([...edges.map((id) => `edge:${id}`), ...outputs.map((id) => `loss:${id}`)]),
    stands: [],
    knobs: new Set(knobsFor(index, topic, KNOB_EDGES)),
    biases: biasesOf(index, checked.about),
  };
}

/** The neurons whose bias is a parameter. @param {Index} index @param {string} about */
function biasesOf(index, about) {
  const { kind, id } = splitKey(about);
  const uses = kind === "parameter" ? (index.uses.get(id)?.biases ?? []) : [];
  return new Set(uses.map((neuron) => neuron.id));
}
