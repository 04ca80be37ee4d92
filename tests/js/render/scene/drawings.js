/**
 * The drawings that tests of a picture run over: small and large, regular and not. Their numbers look random
 * and never change.
 *
 * @import { Document, Neuron } from "../../../../static/js/protocol/messages.js"
 */

import { FORMAT } from "../../../../static/js/protocol/document.js";
import { generator } from "../../model/bench.js";
import { layered, worked } from "../../playback/documents.js";

/** @typedef {[source: string, target: string]} Pair */

/** The same network with weights and biases from -1 to 1. @param {Document} document @returns {Document} */
function weighted(document) {
  const next = generator(document.edges.length + 1);
  const parameters = document.parameters.map((each) => ({
    ...each,
    value: Math.round(next() * 200 - 100) / 100,
  }));
  return { ...document, parameters };
}

/** @param {number[]} counts @param {{ dx?: number, dy?: number }} [space] */
export const connected = (counts, space) => weighted(layered(counts, space));

/** One neuron after the other. @param {number} weights how many @returns {Document} */
export const chain = (weights) => connected(Array(weights + 1).fill(1));

/** @param {Neuron[]} neurons @param {Pair[]} pairs @returns {Document} */
export function network(neurons, pairs) {
  const edges = pairs.map(([source, target], i) => ({
    id: `e${i + 1}`,
    source,
    target,
    weight: `w${i + 1}`,
  }));
  const biases = new Set(neurons.flatMap(({ bias }) => bias ?? []));
  const of = (/** @type {Neuron["role"]} */ role) => neurons.filter((neuron) => neuron.role === role);
  const values = (/** @type {Neuron[]} */ some) =>
    Object.fromEntries(some.map(({ id }, i) => [id, (i % 5) / 4]));
  return weighted({
    format: FORMAT,
    neurons,
    edges,
    parameters: [...edges.map(({ weight }) => weight), ...biases].map((id) => ({ id, value: 0 })),
    loss: "half_squared_error",
    samples: [{ inputs: values(of("input")), targets: values(of("output")) }],
  });
}

/** A neuron; its id says its role: i1, h1 or o1. @param {string} id @param {number} x @param {number} y @returns {Neuron} */
export function at(id, x, y) {
  if (id.startsWith("i")) return { id, role: "input", x, y };
  const own = { id, activation: "tanh", bias: `b_${id}`, x, y };
  return id.startsWith("o") ? { ...own, role: "output", target_name: `t_${id}` } : { ...own, role: "hidden" };
}

/** "i1 h1 h2" are the edges from i1 to h1 and from h1 to h2. @param {string[]} ways @returns {Pair[]} */
export const along = (...ways) =>
  ways.flatMap((way) => {
    const ids = way.split(" ");
    return ids.slice(1).map((id, i) => /** @type {Pair} */ ([ids[i], id]));
  });

/** A chain whose signal also takes three short cuts, two of them past the same neurons. */
const residual = () =>
  network(
    [at("i1", 0, 0), ...[1, 2, 3, 4, 5, 6].map((i) => at(`h${i}`, 260 * i, 0)), at("o1", 1820, 0)],
    along("i1 h1 h2 h3 h4 h5 h6 o1", "h1 h4", "i1 h5", "h4 o1"),
  );

const diamond = () =>
  network(
    [at("i1", 0, 150), at("h1", 280, 150), at("h2", 560, 0), at("h3", 560, 300), at("o1", 840, 150)],
    along("i1 h1 h2 o1", "h1 h3 o1"),
  );

/** Two networks that share nothing but the loss, one above the other. */
const two = () =>
  network(
    [0, 1].flatMap((n) => {
      const [a, b, top] = [2 * n + 1, 2 * n + 2, n * 620];
      const rows = /** @type {[number, number][]} */ ([
        [a, top],
        [b, top + 260],
      ]);
      return ["i", "h", "o"].flatMap((kind, layer) =>
        rows.map(([k, y]) => at(`${kind}${k}`, layer * 280, y)),
      );
    }),
    along("i1 h1 o1", "i1 h2 o2", "i2 h1 o2", "i2 h2 o1", "i3 h3 o3", "i3 h4 o4", "i4 h3 o4", "i4 h4 o3"),
  );

/** Drawn by hand: nothing aligned, bodies nearly on one another, edges over neurons, and one that leads left. */
const mess = () =>
  network(
    [
      at("i1", 12, 40),
      at("i2", 55, 123),
      at("i3", -70, 410),
      at("h1", 310, 61),
      at("h2", 352, 140),
      at("h3", 205, 277),
      at("h4", 470, 395),
      at("h5", 120, 205),
      at("o1", 640, 220),
      at("o2", 590, 330),
    ],
    along("i1 h1 o1", "i2 h2 o1", "i3 h4 h3 o2", "i1 h4", "i3 h5 h2 o2", "i2 o1"),
  );

/** Names of 32 letters, the longest that the format takes. */
function longNames() {
  const named = (/** @type {string} */ id) =>
    "a_long_name_for_a_small_thing_as_".slice(0, 32 - id.length) + id;
  const document = connected([2, 3, 2], { dy: 220 });
  return {
    ...document,
    neurons: document.neurons.map((neuron) => ({ ...neuron, name: named(neuron.id) })),
    parameters: document.parameters.map((each) => ({ ...each, name: named(each.id) })),
  };
}

/** A network of 1,000 neurons in 25 columns with 10,000 edges between any two columns. */
function random() {
  const next = generator(7);
  const kind = (/** @type {number} */ i) => (i < 40 ? "i" : i < 960 ? "h" : "o");
  const neurons = Array.from({ length: 1000 }, (_, i) =>
    at(`${kind(i)}${i + 1}`, Math.floor(i / 40) * 400, (i % 40) * 130),
  );
  /** @type {Map<string, Pair>} */
  const pairs = new Map();
  while (pairs.size < 10_000) {
    const [a, b] = [Math.floor(next() * 960), 40 + Math.floor(next() * 960)];
    if (Math.floor(a / 40) < Math.floor(b / 40)) pairs.set(`${a} ${b}`, [neurons[a].id, neurons[b].id]);
  }
  return network(neurons, [...pairs.values()]);
}

const blank = () => network([], []);

/** The templates' "one hidden neuron": one bias for both of its neurons. */
function oneHidden() {
  const { parameters, neurons, ...rest } = connected([1, 1, 1]);
  return {
    ...rest,
    neurons: neurons.map((each) => (each.role === "input" ? each : { ...each, bias: "b1" })),
    parameters: parameters.filter(({ id }) => id !== "b2"),
  };
}

/** Room for the steepest edge to pass the neighbour of its source. */
export const dense = (/** @type {number[]} */ ...counts) =>
  connected(counts, { dx: 60 * Math.max(...counts, 5), dy: 130 });

/** @type {readonly [name: string, draw: () => Document][]} */
export const DRAWINGS = [
  ["blank", blank],
  ["2-2-2", worked],
  ["one hidden neuron", oneHidden],
  ["1-6-1", () => dense(1, 6, 1)],
  ["2-4-2-1", () => connected([2, 4, 2, 1], { dy: 200 })],
  ["4-4-4", () => connected([4, 4, 4], { dx: 320, dy: 180 })],
  ["6-6-6", () => dense(6, 6, 6)],
  ["7-8-4", () => dense(7, 8, 4)],
  ["8-8-8", () => dense(8, 8, 8)],
  ["10-10-10", () => dense(10, 10, 10)],
  ["chain of 4", () => chain(4)],
  ["chain of 10", () => chain(10)],
  ["chain of 11", () => chain(11)],
  ["chain of 30", () => chain(30)],
  ["eight layers", () => connected([3, 4, 3, 4, 3, 4, 3, 2], { dx: 240, dy: 150 })],
  ["residual", residual],
  ["diamond", diamond],
  ["two networks", two],
  ["mess", mess],
  ["long names", longNames],
  ["64-64-10", () => dense(64, 64, 10)],
  ["1,000 neurons", random],
];
