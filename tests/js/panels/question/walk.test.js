/** The dependency walk: how the sum over paths grows with each answer, and what is said on the way. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { grown } from "../../../../static/js/panels/question/walk/formula.js";
import { sumOf } from "../../../../static/js/panels/question/walk/lines.js";
import {
  composition,
  ending,
  objection,
  question,
  verdict,
} from "../../../../static/js/panels/question/walk/words.js";
import { opened, sentence, lines as written } from "../cards.js";

/** @import { Walk, WalkStep } from "../../../../static/js/protocol/messages.js" */

const OF_O1 = ["parameter:w5", "parameter:w6", "parameter:b2"];
const HIDDEN = ["neuron:h1", "neuron:h2"];
const INPUTS = ["neuron:i1", "neuron:i2"];

/** @param {string} of @param {string} parent @param {Partial<WalkStep>} [rest] @returns {WalkStep} */
const step = (of, parent, rest) => ({
  ...{ of, parent, made_of: HIDDEN, constants: OF_O1, depends: true },
  ...{ way: ["e1", "e5"], factor: null, reached: false, last: null, ...rest },
});

/** The walk for w1 of the worked example. @param {Partial<Walk>} [rest] @returns {Walk} */
const walk = (rest) => ({
  ...{ event: "walk", id: 1, revision: 1, run: 1, iteration: 1, sample: 0, about: "parameter:w1" },
  made_of: ["neuron:o1", "neuron:o2"],
  constants: ["target:o1", "target:o2"],
  left_out: 0,
  steps: [
    step("neuron:o1", "loss"),
    step("neuron:o2", "loss", { way: ["e1", "e7"] }),
    step("neuron:h1", "neuron:o1", {
      ...{ made_of: INPUTS, constants: ["parameter:w1", "parameter:w2", "parameter:b1"] },
      ...{ way: ["e1"], reached: true },
    }),
    step("neuron:h2", "neuron:o1", { made_of: INPUTS, depends: false, way: [] }),
  ],
  ...rest,
});

/** @param {import("../../../../static/js/panels/question/walk/formula.js").Term} term */
const text = ({ open, factors }) =>
  [...(open ? ["…"] : []), ...factors.map(({ of, wrt }) => `d${of}/d${wrt}`)]
    .join(" ")
    .replaceAll(/neuron:|parameter:/gu, "");

/** @param {number} done */
const termsAfter = (done) => grown(walk(), done).terms.map(text);

test("a factor comes with each answer, a product with each branch", () => {
  assert.deepEqual(termsAfter(0), []);
  assert.deepEqual(termsAfter(1), ["… dloss/do1"]);
  assert.deepEqual(termsAfter(2), ["… dloss/do1", "… dloss/do2"]);
  assert.deepEqual(termsAfter(3), ["dh1/dw1 do1/dh1 dloss/do1", "dh1/dw1 do2/dh1 dloss/do2"]);
  assert.deepEqual(termsAfter(4), termsAfter(3));
});

test("the sum is open until every question is answered", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((done) => grown(walk(), done).open),
    [true, true, true, true, false],
  );
});

test("a neuron that uses the parameter itself ends one path and continues others", () => {
  const shared = walk();
  const [o1, ...others] = shared.steps;
  const twice = { ...shared, steps: [{ ...o1, reached: true }, ...others] };
  assert.deepEqual(grown(twice, 4).terms.map(text), [
    "do1/dw1 dloss/do1",
    "dh1/dw1 do1/dh1 dloss/do1",
    "dh1/dw1 do2/dh1 dloss/do2",
  ]);
});

test("many paths are counted, few written out", () => {
  const layers = 20;
  const names = Array.from({ length: layers }, (_, i) => [`neuron:a${i}`, `neuron:b${i}`]);
  const steps = names.flatMap((pair, i) =>
    pair.map((of) =>
      step(of, i === 0 ? "loss" : names[i - 1][0], {
        made_of: names[i + 1] ?? [],
        reached: i === layers - 1,
      }),
    ),
  );
  const found = grown(walk({ made_of: names[0], steps }), steps.length);
  assert.equal(found.count, 2 ** layers);
  assert.equal(found.terms.length, 6);
});

const { model, count } = opened();
const known = /** @type {NonNullable<ReturnType<typeof facts>>} */ (facts(model, count));

test("the formula says where it is not finished, and ends with its value", () => {
  assert.deepEqual(written(sumOf(known, walk(), 1).lines), [
    String.raw`\dfrac{\partial L}{\partial w_{1}} = … · \dfrac{\partial L}{\partial o_{1}} + …`,
  ]);
  const [symbols, value] = written(sumOf(known, walk(), 4).lines);
  assert.equal(symbols.split("·").length, 5);
  assert.doesNotMatch(symbols, /…/u);
  assert.equal(value, "= 0.0004386");
});

test("each question says in what it looks, each answer through what it goes", () => {
  const all = walk();
  const [o1, , h1, h2] = all.steps;
  assert.equal(
    composition(known, all, o1).map(sentence).join(" "),
    "L is made of o 1 and o 2 (and the targets, which are constants).",
  );
  assert.equal(
    composition(known, all, h2).map(sentence).join(" "),
    "O 1 is made of h 1 and h 2. W 5, w 6 and b 2 are held.".replace("O 1", "o 1").replace("W 5", "w 5"),
  );
  assert.equal(sentence(question(known, all, h1)), "Does h 1 depend on w 1?");
  assert.deepEqual(
    [o1, h1, h2].map((each) => sentence(verdict(known, all, each))),
    ["o 1: yes, through h 1.", "h 1: yes, w 1 is inside it.", "h 2: no, it drops out."],
  );
});

test("a wrong answer is met by what the drawing shows", () => {
  const all = walk();
  const [o1, , , h2] = all.steps;
  assert.equal(sentence(objection(known, all, o1)), "There is a path: w 1 → h 1 → o 1. Look at the drawing.");
  assert.equal(sentence(objection(known, all, h2)), "No path leads from w 1 to h 2. Look at the drawing.");
});

test("a way that starts at a neuron names it once", () => {
  const all = walk({ about: "neuron:h1" });
  const far = { ...all.steps[0], way: ["e5"] };
  assert.equal(sentence(objection(known, all, far)), "There is a path: h 1 → o 1. Look at the drawing.");
});

test("a way after a bias begins at its neuron", () => {
  const all = walk({ about: "parameter:b1" });
  const far = { ...all.steps[0], way: ["e5"] };
  assert.equal(sentence(verdict(known, all, far)), "o 1: yes, through h 1.");
  assert.equal(
    sentence(objection(known, all, far)),
    "There is a path: b 1 → h 1 → o 1. Look at the drawing.",
  );
});

test("of an output that is asked about L itself is made", () => {
  const all = walk({ about: "neuron:o1" });
  const steps = [step("neuron:o2", "loss", { depends: false, way: [] })];
  const { terms, count: found } = grown({ ...all, steps }, 1);
  assert.deepEqual([terms.map(text), found], [["dloss/do1"], 1]);
});

test("a neuron that is asked about ends each path once", () => {
  const all = walk({ about: "neuron:h1" });
  const steps = all.steps.slice(0, 2).map((each) => ({ ...each, way: ["e5"], reached: true }));
  assert.deepEqual(grown({ ...all, steps }, 2).terms.map(text), ["do1/dh1 dloss/do1", "do2/dh1 dloss/do2"]);
});

test("the walk ends with all paths, with the only one, or with none", () => {
  assert.deepEqual(
    [0, 1, 2].map((terms) => sentence(ending(known, walk(), terms))),
    ["No path leads from w 1 to L: its gradient is 0.", "This is the only path.", "These are all the paths."],
  );
});
