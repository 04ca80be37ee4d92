/** The sum over paths and the fast way in words: heads, ways, factors unfolded, what sits inside, bars. */

import assert from "node:assert/strict";
import test from "node:test";
import { grouped } from "../../../../static/js/lib/format.js";
import { cut, latexLine } from "../../../../static/js/panels/formula/latex_tokens.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import {
  askedAtStep,
  askedBySelection,
  askedByToken,
} from "../../../../static/js/panels/question/askable.js";
import { barsOf, logOf } from "../../../../static/js/panels/question/fast_bars.js";
import {
  factorToken,
  headOf,
  insideOf,
  shareOf,
  unfolded,
  wayOf,
} from "../../../../static/js/panels/question/paths_rows.js";
import { lines, opened, sentence, written } from "../cards.js";

/** @import { Factor, FactorPart, PathRow, Paths } from "../../../../static/js/protocol/messages.js" */

const S = String.raw;

/** @param {number} [shown] */
function known(shown) {
  const { model, count } = opened(undefined, shown);
  const found = facts(model, count);
  if (found === null) throw new Error("no document");
  return found;
}

/** @param {string} of @param {string} wrt @param {number} value @param {FactorPart[][]} terms @returns {Factor} */
const factor = (of, wrt, value, terms) => ({ of, wrt, latex: "", value, terms });

/** @param {FactorPart["kind"]} kind @param {string} key @param {string} latex @param {number} value @returns {FactorPart} */
const part = (kind, key, latex, value) => ({ kind, key, latex, value, inside: [] });

const FACTS = known();
/** @param {string} from @param {string} to */
const edgeOf = (from, to) =>
  FACTS.document.edges.find(({ source, target }) => source === from && target === to)?.id ?? "";

const INTO_O1 = factor("neuron:o1", "neuron:h1", 0.07472624, [
  [part("weight", edgeOf("h1", "o1"), "w_5", 0.4), part("slope", "o1", S`\sigma'(z_{o_1})`, 0.1868156)],
]);
const INTO_O2 = factor("neuron:o2", "neuron:h1", 0.08775503, [
  [part("weight", edgeOf("h1", "o2"), "w_7", 0.5), part("slope", "o2", S`\sigma'(z_{o_2})`, 0.1755101)],
]);
const OF_LOSS = factor("loss", "neuron:o2", -0.2170715, [[part("own", "o2", "o_2-t_2", -0.2170715)]]);

/** @param {Partial<PathRow>} [rest] @returns {PathRow} */
const row = (rest) => ({
  ...{ use: `edge:${edgeOf("i1", "h1")}`, through: ["h1", "o1"], edges: [] },
  ...{ factors: [INTO_O1], value: 0.0006684, share: 1.524, ...rest },
});

/** @param {Partial<Paths>} [rest] @returns {Paths} */
const paths = (rest) => ({
  ...{ event: "paths", id: 1, revision: 1, run: 1, iteration: 1, sample: 0, about: "parameter:w1" },
  ...{ gradient: 0.0004386, count: "2", remainder_count: "0", remainder: 0 },
  ...{ latex: "", latex_numbers: "", text: "", paths: [row(), row({ factors: [INTO_O2] })], ...rest },
});

/** @param {Paths} of @param {PathRow} one */
const way = (of, one) => wayOf(FACTS, of, one).map(sentence);

test("the head counts the paths exactly", () => {
  assert.deepEqual(
    ["0", "1", "2", "1000000000010"].map((count) => sentence(headOf(paths({ count })))),
    ["Is 0", "Is a product along 1 path", "Is a sum over 2 paths", "Is a sum over 1,000,000,000,010 paths"],
  );
});

test("digits stand in threes from the right", () => {
  assert.deepEqual(["7", "999", "1048573"].map(grouped), ["7", "999", "1,048,573"]);
});

test("a path says through which neurons it goes", () => {
  assert.deepEqual(way(paths(), row()), ["Through h 1 and o 1"]);
  assert.deepEqual(way(paths(), row({ through: [] })), ["Straight to L"]);
});

test("a neuron that is asked about is no stop of its own paths", () => {
  assert.deepEqual(way(paths({ about: "neuron:h1" }), row({ use: "" })), ["Through o 1"]);
});

test("of a long path the first and the last neuron are named", () => {
  const through = ["h1", "h2", "h1", "h2", "h1", "h2", "o1"];
  assert.deepEqual(way(paths(), row({ through })), ["Through h 1, 5 more and o 1"]);
});

test("a shared parameter says by which use each path begins", () => {
  const bias = FACTS.index.neurons.get("h1")?.bias;
  const shared = paths({ about: `parameter:${bias}` });
  assert.deepEqual(way(shared, row({ use: "bias:h2", through: ["h2", "o1"] })), [
    "By the bias of h 2",
    "Through h 2 and o 1",
  ]);
  assert.deepEqual(way(shared, row())[0], "By the edge i 1 → h 1");
});

test("a factor says what it is, and only derivatives of L are orange", () => {
  const { kind, says } = factorToken(FACTS, INTO_O1);
  assert.equal(kind, "ink");
  assert.equal(
    says && sentence(says),
    "the derivative of o 1 with respect to h 1: how much o 1 changes when h 1 alone changes.",
  );
  assert.equal(factorToken(FACTS, OF_LOSS).kind, "gradient");
});

test("a factor unfolds to its parts, each with its place", () => {
  const shown = unfolded(FACTS, INTO_O1, 4);
  assert.deepEqual(lines(shown), [
    S`\dfrac{\partial o_{1}}{\partial h_{1}} = w_5 · \sigma'(z_{o_1})`,
    "= 0.4 · 0.18682",
    "= 0.07473",
  ]);
  const keys = shown[0].chunks.flat().flatMap(({ key }) => key ?? []);
  assert.deepEqual(keys, [`knob:${edgeOf("h1", "o1")}`, "neuron:o1"]);
});

test("a factor of one part has no line of numbers beside its value", () => {
  assert.deepEqual(lines(unfolded(FACTS, OF_LOSS, 3)).slice(1), ["= −0.217"]);
});

test("parameters inside factors are named as what they are", () => {
  const inside = insideOf(FACTS, paths());
  assert.equal(
    inside && sentence(inside),
    "w 5 and w 7 are not stops on the way. They sit inside the derivative of o 1 with respect to h 1 and the derivative of o 2 with respect to h 1: tap a factor to open it.",
  );
  assert.equal(insideOf(FACTS, paths({ paths: [row({ factors: [OF_LOSS] })] })), null);
});

test("every weight inside a factor is named, in the network's order, and of many how many more", () => {
  const into = (/** @type {string} */ source, /** @type {string} */ target) =>
    factor(`neuron:${target}`, `neuron:${source}`, 0.1, [[part("weight", edgeOf(source, target), "", 0.1)]]);
  const all = [into("h2", "o2"), into("h2", "o1"), into("h1", "o2"), into("h1", "o1")];
  const four = insideOf(FACTS, paths({ paths: [row({ factors: all })] }));
  assert.match(four ? sentence(four) : "", /^w 5, w 6, w 7 and w 8 are not stops on the way/u);
  const more = [into("i1", "h2"), into("i2", "h1"), into("i2", "h2"), ...all];
  const many = insideOf(FACTS, paths({ paths: [row({ factors: more })] }));
  assert.match(many ? sentence(many) : "", /^w 2, w 3, w 4, w 5, w 6 and 2 more are not stops/u);
});

test("the parameter that is asked about is not told to be inside", () => {
  const asked = FACTS.index.edges.get(edgeOf("h1", "o1"))?.weight;
  assert.equal(insideOf(FACTS, paths({ about: `parameter:${asked}`, paths: [row()] })), null);
});

test("a share is left out where the total is 0", () => {
  assert.equal(shareOf(null), null);
  const share = shareOf(-0.524043);
  assert.equal(share && sentence(share), "−52.4% of the total");
});

test("LaTeX is cut at signs that stand in no bracket", () => {
  assert.deepEqual(
    cut(S`\delta_{h_{1}} = \left(w_{5} \cdot \delta_{o_{1}} + 1\right) \cdot \sigma'(z_{h_{1}})`),
    [S`\delta_{h_{1}}`, "=", S`\left(w_{5} \cdot \delta_{o_{1}} + 1\right)`, S`\cdot`, S`\sigma'(z_{h_{1}})`],
  );
  assert.deepEqual(cut(S`= -0.2 \cdot 3 - 1`), ["=", "-0.2", S`\cdot`, "3", "-", "1"]);
});

test("derivatives of L and deltas are orange, everything else ink", () => {
  const shown = latexLine(S`\frac{\partial L}{\partial w_{1}} = \delta_{h_{1}} \cdot i_{1}`, "rule");
  assert.equal(written(shown), S`\frac{\partial L}{\partial w_{1}} = \delta_{h_{1}} · i_{1}`);
  assert.deepEqual(
    shown.chunks.flat().map(({ kind }) => kind),
    ["gradient", "ink", "gradient", "ink", "ink"],
  );
});

test("bars are to scale while both can be seen", () => {
  assert.deepEqual(barsOf(["8", "6"]), { lengths: [1, 0.7500000000000001], logarithmic: false });
});

test("bars too far apart are drawn by powers of ten", () => {
  const { lengths, logarithmic } = barsOf([`1${"0".repeat(30)}`, "1000"]);
  assert.equal(logarithmic, true);
  assert.ok(Math.abs(lengths[1] - 4 / 31) < 1e-12);
  assert.ok(Math.abs(logOf(`5${"0".repeat(400)}`) - 400.69897) < 1e-5);
});

test("each gradient leads to the question about it", () => {
  const knob = `knob:${edgeOf("i1", "h1")}`;
  assert.equal(askedByToken(FACTS, { kind: "gradient", key: knob, part: "gradient" }), "parameter:w1");
  assert.equal(askedByToken(FACTS, { kind: "gradient", key: "neuron:h1", part: "delta" }), "pre:h1");
  assert.equal(askedByToken(FACTS, { kind: "value", key: "neuron:h1" }), null);
  assert.deepEqual(askedBySelection(FACTS, knob), { about: "parameter:w1", name: "w1" });
  assert.equal(askedBySelection(FACTS, "target:o1"), null);
});

test("a step with a gradient leads to it, a forward step to nothing", () => {
  const groups = Array.from({ length: FACTS.plan?.groupCount ?? 0 }, (_, group) => group);
  const about = groups.map((group) => askedAtStep(FACTS, group, "w1"));
  const phases = groups.map((group) => FACTS.plan?.groupPhase(group));
  assert.ok(
    about.every((each, at) => (each === null) === !["backward", "update"].includes(phases[at] ?? "")),
  );
  assert.ok(about.includes("parameter:w1") && about.includes("neuron:o1"));
});
