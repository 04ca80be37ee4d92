/**
 * Which parts of the drawing an open question is about. Parts outside its paths step back, knobs that are not
 * involved disappear, and an edge that leads nowhere shows a gap. Pure; must not know colours or time.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Subject } from "./topic.js"
 *
 * @typedef {object} Scope the parts that step back; everything else keeps its full strength
 * @property {ReadonlySet<string>} neurons
 * @property {ReadonlySet<string>} edges
 * @property {ReadonlySet<string>} losses outputs whose edge to L steps back
 * @property {ReadonlySet<string>} gaps edges that show a gap, and "loss:<output>"
 */

import { actsOn } from "../../model/asking/asked.js";
import { edgesOf } from "../../model/document/indexing.js";
import { splitKey } from "../../model/page/view.js";

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** @param {Index} index @param {Subject} subject @returns {Scope | null} null if nothing steps back */
export function scopeOf(index, subject) {
  if (subject.kind === "paths" || subject.kind === "fast") return offWay(index, subject.about);
  if (subject.kind === "walk") return droppedBy(index, subject);
  return subject.checked === null ? null : offTopic(index, subject);
}

/** The parts that lie on no path from a quantity to L. @param {Index} index @param {string} about */
function offWay(index, about) {
  const starts = actsOn(index, about);
  const down = closure(starts, (id) => edgesOf(index.outgoing, id).map(({ target }) => target));
  const up = closure(
    index.outputs.map(({ id }) => id),
    (id) => edgesOf(index.incoming, id).map(({ source }) => source),
  );
  const on = new Set([...down].filter((id) => up.has(id)));
  const outputs = withSoftmax(index, on);
  const uses = usesOf(index, about);
  const edges = new Set(
    [...index.edges.values()]
      .filter(({ source, target }) => on.has(source) && on.has(target))
      .map(({ id }) => id),
  );
  for (const edge of uses) {
    edges.add(edge.id);
    on.add(edge.source);
  }
  return complement(index, new Set([...on, ...outputs]), edges, outputs);
}

/** The edges that use a quantity as their weight. @param {Index} index @param {string} about */
export function usesOf(index, about) {
  const { kind, id } = splitKey(about);
  return kind === "parameter" ? (index.uses.get(id)?.edges ?? []) : [];
}

/**
 * The outputs among `on`. If one of them is a softmax output, all outputs.
 * @param {Index} index @param {ReadonlySet<string>} on
 */
function withSoftmax({ outputs }, on) {
  const reached = outputs.filter(({ id }) => on.has(id));
  const shared = reached.some(({ activation }) => activation === "softmax");
  const group = shared ? outputs.filter(({ activation }) => activation === "softmax") : [];
  return new Set([...reached, ...group].map(({ id }) => id));
}

/** @param {readonly string[]} from @param {(id: string) => string[]} next @returns {Set<string>} */
function closure(from, next) {
  const found = new Set(from);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

/**
 * @param {Index} index @param {ReadonlySet<string>} neurons @param {ReadonlySet<string>} edges
 * @param {ReadonlySet<string>} outputs what stays @returns {Scope}
 */
function complement(index, neurons, edges, outputs) {
  const off = (/** @type {Iterable<string>} */ all, /** @type {ReadonlySet<string>} */ on) =>
    new Set([...all].filter((id) => !on.has(id)));
  return {
    neurons: off(index.neurons.keys(), neurons),
    edges: off(index.edges.keys(), edges),
    losses: off(
      index.outputs.map(({ id }) => id),
      outputs,
    ),
    gaps: NONE,
  };
}

/**
 * The parts that were found to be independent of the quantity in question.
 * @param {Index} index @param {Subject} subject @returns {Scope}
 */
function droppedBy(index, { walk, done }) {
  const answered = walk?.steps.slice(0, done) ?? [];
  const neurons = new Set(answered.filter(({ depends }) => !depends).map(({ of }) => splitKey(of).id));
  const [edges, gaps, losses] = [new Set(), new Set(), new Set()];
  for (const id of neurons) {
    for (const edge of edgesOf(index.outgoing, id)) {
      edges.add(edge.id);
      gaps.add(edge.id);
    }
    for (const edge of edgesOf(index.incoming, id)) edges.add(edge.id);
    if (index.neurons.get(id)?.role !== "output") continue;
    losses.add(id);
    gaps.add(`loss:${id}`);
  }
  return { neurons, edges, losses, gaps };
}

/**
 * The parts that an equation does not mention; null if the equation names nothing that is drawn.
 * @param {Index} index @param {Subject} subject @returns {Scope | null}
 */
function offTopic(index, { about, checked }) {
  if (!checked) return null;
  const named = [...checked.factors, ...checked.findings].flatMap(({ of, wrt }) => [of, wrt]);
  const ways = [...checked.paths, ...checked.findings.map(({ path }) => path)].flat();
  if (named.every((key) => key === "" || key === "loss") && ways.length === 0) return null;
  const [neurons, edges] = [new Set(), new Set(ways)];
  for (const key of [about, ...named]) {
    const { kind, id } = splitKey(key);
    if (kind === "parameter") for (const edge of usesOf(index, key)) edges.add(edge.id);
    else if (index.neurons.has(id)) neurons.add(id);
    for (const neuron of kind === "parameter" ? actsOn(index, key) : []) neurons.add(neuron);
  }
  for (const { id, source, target } of index.edges.values())
    if (neurons.has(source) && neurons.has(target)) edges.add(id);
  for (const id of edges) {
    const edge = index.edges.get(id);
    if (edge) neurons.add(edge.source).add(edge.target);
  }
  const outputs = new Set(index.outputs.filter(({ id }) => neurons.has(id)).map(({ id }) => id));
  return complement(index, neurons, edges, outputs);
}

/**
 * The edges whose knobs a question shows even in a crowded drawing.
 * @param {Index} index @param {Subject} subject @param {number} most the largest number of edges
 */
export function knobsFor(index, subject, most) {
  const wanted = new Set(usesOf(index, subject.about).map(({ id }) => id));
  const keys = (subject.checked?.findings ?? []).flatMap(({ of, wrt }) => [of, wrt]);
  for (const key of keys) for (const { id } of usesOf(index, key)) wanted.add(id);
  const inside = new Set((subject.paths?.paths ?? []).flatMap(({ edges }) => edges));
  if (inside.size <= most) for (const id of inside) wanted.add(id);
  return [...wanted].slice(0, most);
}

/**
 * How each line is affected when one question replaces another.
 * @param {Scope | null} before @param {Scope | null} now
 * @returns {(line: import("../scene/layout.js").Line) => import("../marks/edges.js").Standing}
 */
export function standingIn(before, now) {
  const off = (
    /** @type {Scope | null} */ scope,
    /** @type {import("../scene/layout.js").Line} */ { kind, id },
  ) => scope?.[kind === "loss" ? "losses" : "edges"].has(id) ?? false;
  return (line) => ({
    wasOff: off(before, line),
    isOff: off(now, line),
    gap: now?.gaps.has(line.kind === "loss" ? `loss:${line.id}` : line.id) ?? false,
  });
}

/**
 * A scene without the knobs that step back: these are neither painted nor hit.
 * @param {import("../scene/layout.js").Scene} scene @param {Scope} scope @returns {import("../scene/layout.js").Scene}
 */
export function withoutKnobs(scene, { edges, losses }) {
  return {
    ...scene,
    knobs: new Map([...scene.knobs].filter(([id]) => !edges.has(id))),
    targets: new Map([...scene.targets].filter(([id]) => !losses.has(id))),
  };
}
