/** A layer as matrices: which drawings have layers, what stands in the brackets, and which part of them is shown. */

import assert from "node:assert/strict";
import test from "node:test";
import { firstOfLayer, isLayered } from "../../../../static/js/panels/layers/layered.js";
import {
  backwardLines,
  forwardLines,
  namesOn,
  settingOf,
} from "../../../../static/js/panels/layers/matrices.js";
import { MOST, partOf, startFor } from "../../../../static/js/panels/layers/part.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { opened } from "../cards.js";

/** @typedef {import("../../../../static/js/panels/layers/matrices.js").Matrix} Matrix */

const bytes = (/** @type {number[]} */ ...numbers) => new Uint8Array(Float64Array.from(numbers).buffer);

/** What the server tells of the hidden layer. @type {any} */
const HIDDEN = {
  level: 1,
  neurons: ["h1", "h2"],
  sources: ["i1", "i2"],
  targets: ["o1", "o2"],
  skipped_into: false,
  skips: false,
  mixes: false,
  slopes: bytes(0.25, 0.125),
  own: bytes(0, 0),
  fused: bytes(),
  latex_fused: "",
};
const OUTPUTS = {
  ...HIDDEN,
  level: 2,
  neurons: ["o1", "o2"],
  sources: ["h1", "h2"],
  targets: [],
  own: bytes(0.5, -0.5),
};

/** The worked example, with its first numbers only or all. @param {number} [shown] */
function known(shown) {
  const { model, count } = opened();
  return facts(model, shown ?? count) ?? assert.fail();
}

/** @param {any} line @returns {Matrix[]} */
const matrices = ({ parts }) => parts.filter((/** @type {unknown} */ part) => typeof part !== "string");

test("the numbers are those of the drawing, and each lights its place", () => {
  const all = known();
  const [sums, outputs] = forwardLines(settingOf(all, HIDDEN, true));
  const [w, a, b, z] = matrices(sums);
  assert.equal(sums.rule, String.raw`z^{(1)} = W^{(1)}\,a^{(0)} + b^{(1)}`);
  assert.equal(outputs.rule, String.raw`a^{(1)} = \sigma(z^{(1)})`);
  assert.equal(w.cell(1, 0)?.key, `knob:${all.index.incoming.get("h2")?.[0].id}`);
  assert.equal(a.cell(1, 0)?.key, "input:i2");
  assert.equal(b.cell(0, 0)?.key, "bias:h1");
  assert.equal(z.cell(0, 0)?.reading?.value, all.read.z("h1").value);
  assert.deepEqual(namesOn(settingOf(all, HIDDEN, true), w.columns), ["i1", "i2"]);
});

test("backward the weights are turned round, and gradients stand in the shape of W", () => {
  const all = known();
  const [deltas, gradients] = backwardLines(settingOf(all, HIDDEN, true));
  assert.equal(
    deltas.rule,
    String.raw`\delta^{(1)} = {W^{(2)}}^{\mathsf{T}}\,\delta^{(2)} \odot \varphi'(z^{(1)})`,
  );
  const [w, back, slope, delta] = matrices(deltas);
  assert.deepEqual([w.rows, w.columns], ["neurons", "targets"]);
  assert.equal(w.cell(0, 1)?.text, "0.5");
  assert.equal(back.cell(1, 0)?.reading?.value, all.read.gradZ("o2").value);
  assert.equal(slope.cell(1, 0)?.reading?.value, 0.125);
  assert.equal(delta.cell(0, 0)?.reading?.value, all.read.gradZ("h1").value);
  const edge = all.index.incoming.get("h1")?.[1].id ?? "";
  assert.equal(matrices(gradients)[2].cell(0, 1)?.reading?.value, all.read.weightGradient(edge).value);
  assert.match(backwardLines(settingOf(all, OUTPUTS, true))[0].rule, /= \\partial L\/\\partial a.*\\odot/u);
});

test("what is not computed has no number, and a late answer shows none of its own", () => {
  const [deltas] = backwardLines(settingOf(known(0), HIDDEN, true));
  const states = matrices(deltas).map((matrix) => matrix.cell(0, 0)?.reading?.state);
  assert.deepEqual(states, ["current", "none", "none", "none"]);
  const [late] = backwardLines(settingOf(known(), HIDDEN, false));
  assert.equal(matrices(late)[2].cell(0, 0)?.reading?.state, "none");
});

test("where there is no edge there is no entry; a skip has its column; a softmax its Jacobian", () => {
  const all = known();
  const skipping = {
    ...HIDDEN,
    sources: ["i1", "i2", "o1"],
    skipped_into: true,
    mixes: true,
    slopes: bytes(1, 2, 3, 4),
  };
  const [sums] = forwardLines(settingOf(all, skipping, true));
  assert.equal(matrices(sums)[0].cell(0, 2), null);
  assert.match(sums.rule, /a\^\{\(<1\)\}/u);
  const [jacobian] = matrices(backwardLines(settingOf(all, skipping, true))[0]);
  assert.deepEqual([jacobian.rows, jacobian.columns], ["neurons", "neurons"]);
  assert.equal(jacobian.cell(0, 1), null);
  assert.equal(jacobian.cell(1, 1)?.reading?.value, 4);
});

test("a drawing has layers where its levels stand one behind the other", () => {
  const { document } = known();
  assert.ok(isLayered(document));
  assert.equal(firstOfLayer(document, "h2"), "h1");
  const moved = document.neurons.map((each) => (each.id === "h1" ? { ...each, x: 10_000 } : each));
  assert.ok(!isLayered({ ...document, neurons: moved }));
  const upright = document.neurons.map((each) => ({ ...each, x: each.y, y: -(each.x ?? 0) }));
  assert.ok(isLayered({ ...document, neurons: upright }));
  assert.ok(!isLayered({ neurons: document.neurons, edges: [] }));
});

test("of a long side a few places are shown, moved as little as shows the one that is asked for", () => {
  assert.deepEqual(partOf(0, 3), [0, 1, 2]);
  assert.equal(startFor(0, 63, 64), 64 - MOST);
  assert.equal(startFor(10, 12, 64), 10);
  assert.equal(startFor(10, 4, 64), 4);
  assert.equal(partOf(500, 64).at(-1), 63);
  assert.equal(startFor(0, -3, 64), 0);
});
