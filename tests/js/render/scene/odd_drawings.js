/**
 * More drawings, of the kinds that people make without a thought for a picture, and the templates as files. Tables
 * and a few tests run over them beside the others.
 *
 * @import { Document } from "../../../../static/js/protocol/messages.js"
 */

import { readdirSync, readFileSync } from "node:fs";
import { along, at, connected, dense, network } from "./drawings.js";

const TEMPLATES = new URL("../../../../server/backprop_canvas/document/templates/", import.meta.url);

const count = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => i + 1);

/** Twelve neurons in a row, and 40 edges that leave some of them out. */
function skips() {
  const ids = ["i1", ...count(10).map((i) => `h${i}`), "o1"];
  const far = ids.flatMap((from, i) => ids.slice(i + 2).map((to) => `${from} ${to}`)).slice(0, 40);
  return network(
    ids.map((id, i) => at(id, 260 * i, 0)),
    along(ids.join(" "), ...far),
  );
}

/** Two rows of fifteen with rungs. */
function ladder() {
  const row = (/** @type {string} */ of, /** @type {number} */ y) =>
    count(15).map((i) => at(i === 1 ? `i${of}` : i === 15 ? `o${of}` : `h${of}${i}`, 260 * i, y));
  const [above, below] = [row("1", 0), row("2", 260)];
  const rungs = above.slice(0, -1).map(({ id }, i) => `${id} ${below[i + 1].id}`);
  const ways = [above, below].map((neurons) => neurons.map(({ id }) => id).join(" "));
  return network([...above, ...below], along(...ways, ...rungs));
}

/** All on one another but the first: where all are, the page tidies. */
const onePoint = () => {
  const made = connected([3, 4, 2]);
  return { ...made, neurons: made.neurons.map((each, i) => ({ ...each, x: i === 0 ? -200 : 100, y: 100 })) };
};

/** Names of twenty letters, all of which reach below the line. */
function descenders() {
  const named = (/** @type {string} */ id) => `gypqj_gypqj_gypqj_${"gypqj".slice(0, 5 - id.length)}${id}`;
  const made = connected([3, 3, 2], { dy: 200 });
  return {
    ...made,
    neurons: made.neurons.map((each) => ({ ...each, name: named(each.id) })),
    parameters: made.parameters.map((each) => ({ ...each, name: named(each.id) })),
  };
}

/** All around in a circle, edges across it. */
function circle() {
  const ids = ["i1", "h1", "h2", "i2", "h3", "o1", "h4", "h5", "o2", "h6"];
  const place = (/** @type {number} */ i) => (2 * Math.PI * i) / ids.length;
  return network(
    ids.map((id, i) => at(id, 400 * Math.cos(place(i)), 400 * Math.sin(place(i)))),
    along("i1 h1 h2 h3 o1", "i2 h3 h4 h5 o2", "i1 h4 h6 o2", "i2 h2 h5 o1", "h1 h6 o1", "i1 h3 h5"),
  );
}

/** One weight for all edges between two layers. */
function tied() {
  const made = connected([4, 4, 2], { dx: 320, dy: 180 });
  const weights = made.edges.map(({ target }) => (target.startsWith("h") ? "w1" : "w2"));
  const used = new Set([...weights, ...made.neurons.flatMap(({ bias }) => bias ?? [])]);
  return {
    ...made,
    edges: made.edges.map((edge, i) => ({ ...edge, weight: weights[i] })),
    parameters: made.parameters.filter(({ id }) => used.has(id)),
  };
}

/** Three neurons in a drawing of 2,000 units. */
const farApart = () => network([at("i1", 0, 0), at("h1", 1000, 30), at("o1", 2000, 0)], along("i1 h1 o1"));

/** Nearly on one another. */
const heap = () =>
  network(
    [
      ...count(3).map((i) => at(`i${i}`, 10 * i, 8 * i)),
      ...count(4).map((i) => at(`h${i}`, 20 + 9 * i, 5 * i)),
      at("o1", 60, 30),
    ],
    along(...count(3).flatMap((i) => count(4).map((j) => `i${i} h${j}`)), ...count(4).map((j) => `h${j} o1`)),
  );

/** A rim of fourteen about an input. */
function wheel() {
  const rim = count(14);
  const place = (/** @type {number} */ i) => (2 * Math.PI * i) / rim.length;
  return network(
    [
      at("i1", 0, 0),
      ...rim.map((i) => at(`h${i}`, 500 * Math.cos(place(i)), 500 * Math.sin(place(i)))),
      at("o1", 900, 0),
    ],
    along(...rim.map((i) => `i1 h${i} o1`), rim.map((i) => `h${i}`).join(" ")),
  );
}

/** Twelve inputs about an output. */
function star() {
  const place = (/** @type {number} */ i) => (2 * Math.PI * i) / 12;
  return network(
    [
      ...count(12).map((i) => at(`i${i}`, 400 * Math.cos(place(i)), 400 * Math.sin(place(i)))),
      at("o1", 0, 0),
    ],
    along(...count(12).map((i) => `i${i} o1`)),
  );
}

/** Bits that hang together with nothing. */
const bits = () =>
  network(
    [
      at("i1", 0, 0),
      at("h1", 300, -40),
      at("h2", 300, 700),
      at("o1", 600, 0),
      at("h3", 900, 600),
      at("h4", -200, 900),
      at("i2", -300, 300),
    ],
    along("i1 h1 o1", "h2 h3", "i2 h4"),
  );

/** A 2-2-1 that leads somewhere else than to the right. @param {(along: number, across: number) => [x: number, y: number]} to */
const leading = (to) =>
  network(
    [
      at("i1", ...to(0, 0)),
      at("i2", ...to(0, 180)),
      at("h1", ...to(220, 0)),
      at("h2", ...to(220, 180)),
      at("o1", ...to(440, 90)),
    ],
    along("i1 h1 o1", "i2 h2 o1", "i1 h2", "i2 h1"),
  );

/** Each neuron farther down than the one before it. */
const staircase = () =>
  network(
    [at("i1", 0, 0), ...count(7).map((i) => at(`h${i}`, 90 * i, 70 * i)), at("o1", 720, 560)],
    along("i1 h1 h2 h3 h4 h5 h6 h7 o1", "i1 h3 h6 o1"),
  );

/** Outputs that nothing leads to. */
const biasesOnly = () => network([at("o1", 0, 0), at("o2", 0, 220), at("o3", 0, 440)], []);

/** @returns {(readonly [name: string, draw: () => Document])[]} */
const templates = () =>
  readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [
      `“${file.slice(0, -5)}”`,
      () => JSON.parse(readFileSync(new URL(file, TEMPLATES), "utf8")),
    ]);

/** @type {readonly (readonly [name: string, draw: () => Document])[]} */
export const ODD_DRAWINGS = [
  ["40 skips", skips],
  ["ladder", ladder],
  ["30 into one", () => dense(30, 1)],
  ["3-30-3", () => dense(3, 30, 3)],
  ["two neurons", () => connected([1, 1])],
  ["one point", onePoint],
  ["descenders", descenders],
  ["circle", circle],
  ["tied weights", tied],
  ["biases only", biasesOnly],
  ["far apart", farApart],
  ["one output", () => network([at("o1", 0, 0)], [])],
  [
    "two outputs",
    () => network([at("i1", 0, 100), at("o1", 260, 0), at("o2", 260, 90)], along("i1 o1", "i1 o2")),
  ],
  ["heap", heap],
  ["wheel", wheel],
  ["star", star],
  ["bits", bits],
  ["downwards", () => leading((along, across) => [across, along])],
  ["right to left", () => leading((along, across) => [-along, across])],
  ["staircase", staircase],
  ...templates(),
];
