/** What the step card says, read as text: each kind of step of the worked example, and what is not so tidy. */

import assert from "node:assert/strict";
import test from "node:test";
import { thingOf } from "../../../../static/js/panels/formula/tokens.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { explain } from "../../../../static/js/panels/rules/explain.js";
import { describe } from "../../../../static/js/panels/spoken/describe.js";
import { layered, worked } from "../../playback/documents.js";
import { card, heading, lines, opened, sentence } from "../cards.js";

const S = String.raw;

test("inputs are given", () => {
  const shown = card(1);
  assert.equal(heading(shown), "i 1 and i 2 are given.");
  assert.deepEqual(lines(shown.blocks[0]), ["i_{1} = 0.05", "i_{2} = 0.1"]);
});

test("a neuron adds, bias first, and activates", () => {
  const shown = card(2);
  assert.equal(heading(shown), "h 1 adds three things: b 1, w 1·i 1, w 2·i 2.");
  assert.deepEqual(lines(shown.blocks[0]), [
    "z_{h_{1}} = b_{1} + w_{1} i_{1} + w_{2} i_{2}",
    "= 0.35 + 0.15 · 0.05 + 0.2 · 0.1",
    "= 0.35 + 0.007500 + 0.02000",
    "= 0.3775",
  ]);
  assert.deepEqual(lines(shown.blocks[1]), [S`h_{1} = \sigma(z_{h_{1}})`, S`= \sigma(0.3775)`, "= 0.5933"]);
  assert.deepEqual(shown.meaning.map(sentence), ["h 1 passes 0.5933 on to o 1 and o 2."]);
});

test("the loss is the sum of its parts", () => {
  const shown = card(6);
  assert.deepEqual(lines(shown.blocks[0]), [
    S`L_{o_{1}} = \tfrac12\,(o_{1}-t_{1})^2`,
    S`= \tfrac12\,(0.7514-0.01)^2 = 0.2748`,
  ]);
  assert.deepEqual(lines(shown.blocks[2]), ["L = L_{o_{1}} + L_{o_{2}}", "= 0.2748 + 0.02356", "= 0.2984"]);
});

test("of several samples the loss says whose it is", () => {
  const document = worked();
  const [sample] = document.samples ?? [];
  const shown = card(6, { document: { ...document, samples: [sample, sample] } });
  assert.equal(heading(shown), "L n adds the losses of two outputs.");
  assert.equal(lines(shown.blocks[2])[0], "L_n = L_{o_{1}} + L_{o_{2}} (this sample)");
  assert.deepEqual(shown.meaning.map(sentence), [
    "L n is the loss of this sample: how far its outputs are from their targets. L goes over all samples.",
  ]);
});

test("an output answers to its target, then to its activation and its weights", () => {
  const shown = card(8);
  assert.equal(heading(shown), "o 1 says 0.7514; its target is 0.01.");
  assert.deepEqual(lines(shown.blocks[0]), [
    S`\dfrac{\partial L}{\partial o_{1}} = o_{1}-t_{1}`,
    "= 0.7514-0.01",
    "= 0.7414",
  ]);
  assert.deepEqual(lines(shown.rest?.[0]), [
    S`\delta_{o_{1}} = \dfrac{\partial L}{\partial o_{1}} · o_{1}\,(1-o_{1})`,
    S`= 0.7414 · 0.7514\,(1-0.7514)`,
    "= 0.1385",
  ]);
  assert.deepEqual(lines(shown.rest?.[1]), [
    S`\dfrac{\partial L}{\partial w_{5}} = \delta_{o_{1}} · h_{1}`,
    "= 0.1385 · 0.5933 = 0.08217",
  ]);
});

test("contributions meet at a hidden neuron and add", () => {
  const shown = card(10);
  assert.equal(heading(shown), "Two contributions meet at h 1 and add.");
  assert.deepEqual(lines(shown.blocks[0]), [
    S`\dfrac{\partial L}{\partial h_{1}} = w_{5} \delta_{o_{1}} + w_{7} \delta_{o_{2}}`,
    "= 0.4 · 0.1385 + 0.5 · (−0.03810)",
    "= 0.05540 − 0.01905",
    "= 0.03635",
  ]);
  assert.deepEqual(shown.meaning.map(sentence), [
    "Through o 1 a larger h 1 makes the loss larger, through o 2 smaller. The contributions add.",
  ]);
  const inputs = lines(shown.rest?.slice(3).flat());
  assert.equal(
    inputs[0],
    S`\dfrac{\partial L}{\partial i_{1}} = w_{1} \delta_{h_{1}} + w_{3} \delta_{h_{2}} = 0.003804`,
  );
});

test("the gradient that is asked for has a card of its own", () => {
  const shown = card(10, { asked: "w1" });
  assert.equal(heading(shown), "w 1 has its gradient.");
  assert.deepEqual(lines(shown.blocks[0]), [
    S`\dfrac{\partial L}{\partial w_{1}} = \delta_{h_{1}} · i_{1}`,
    "= 0.008771 · 0.05",
    "= 0.0004386",
  ]);
  assert.deepEqual(shown.meaning.map(sentence), [
    "Positive: a larger w 1 makes the loss larger. The update turns it down.",
  ]);
});

test("it is asked for nowhere else, and not before it has landed", () => {
  assert.equal(heading(card(9, { asked: "w1" })), "Two contributions meet at h 2 and add.");
  const landing = opened().plan?.stepOf("grad_weight", "e1");
  const before = card(10, { asked: "w1", shown: landing });
  assert.equal(heading(before), "Two contributions meet at h 1 and add.");
});

test("the update shows one parameter in full and the others as old and new", () => {
  const shown = card(11);
  assert.equal(heading(shown), "w 1 goes from 0.15 to 0.149781.");
  assert.deepEqual(lines(shown.blocks[0]), [
    S`w_{1} ← w_{1} − \eta\, \dfrac{\partial L}{\partial w_{1}}`,
    "= 0.15 − 0.5 · 0.0004386",
    "= 0.149781 −0.000219284",
  ]);
  assert.deepEqual(shown.rows?.[0], {
    id: "w2",
    name: "w2",
    before: "0.2",
    after: "0.199561",
    change: "−0.000438568",
    held: false,
  });
  assert.deepEqual(shown.rows?.at(-1), {
    id: "b2",
    name: "b2",
    before: "0.6",
    after: "0.6",
    change: "0",
    held: true,
  });
});

test("the update shows the parameter that is asked for", () => {
  assert.match(heading(card(11, { asked: "w5" })), /^w 5 goes from 0\.4 to 0\.3589/u);
});

test("a shared parameter gathers the gradients of all its uses", () => {
  const document = worked();
  const parameters = document.parameters.map((each) => ({ ...each, trainable: each.id === "b1" }));
  const shown = card(11, { document: { ...document, parameters } });
  assert.equal(
    lines(shown.blocks[0])[0],
    S`\dfrac{\partial L}{\partial b_{1}} = \delta_{h_{1}} + \delta_{h_{2}} = 0.01873`,
  );
});

test("numbers that have not landed are dots, never 0", () => {
  const shown = card(2, { shown: 3 });
  assert.deepEqual(lines(shown.blocks[0]).slice(1), [
    "= 0.35 + 0.15 · 0.05 + 0.2 · 0.1",
    "= 0.35 + 0.007500 + …",
    "= …",
  ]);
  assert.equal(lines(shown.blocks[1])[1], S`= \sigma(…)`);
});

test("many terms are abridged to three and their count", () => {
  const shown = card(2, { document: layered([9, 1, 1]) });
  assert.equal(heading(shown), "h 1 adds 10 things.");
  assert.equal(
    lines(shown.blocks[0])[0],
    "z_{h_{1}} = b_{1} + w_{1} i_{1} + w_{2} i_{2} + w_{3} i_{3} + … (10 terms)",
  );
});

test("every factor with a place names a mark of the drawing, and gradients are orange", () => {
  const [rule] = card(10).blocks[0];
  const tokens = rule.chunks.flat().filter((token) => token.key);
  assert.deepEqual(
    tokens.map(({ key, part, kind }) => [key, part, kind]),
    [
      ["neuron:h1", "gradient", "gradient"],
      ["knob:e5", undefined, "ink"],
      ["neuron:o1", "delta", "gradient"],
      ["knob:e7", undefined, "ink"],
      ["neuron:o2", "delta", "gradient"],
    ],
  );
});

test("every number of a card has its place in the drawing, where something is said of it", () => {
  const { model, count } = opened();
  const known = facts(model, count);
  assert.ok(known !== null);
  for (let group = 0; group < (known.plan?.groupCount ?? 0); group += 1) {
    const { blocks, rest = [] } = explain(known, group, null);
    const tokens = [...blocks, ...rest].flatMap((block) => block.flatMap(({ chunks }) => chunks.flat()));
    const numbers = tokens.filter(({ reading }) => reading !== undefined);
    assert.ok(numbers.length > 0, `step ${group + 1}`);
    for (const { key, part, text } of numbers.filter(({ text }) => text !== "0.5"))
      assert.notEqual(
        key === undefined ? "" : describe(known, key, part),
        "",
        `${text} in step ${group + 1}`,
      );
  }
});

test("a touched edge is the place of its weight, its term and what it returns", () => {
  /** @param {number} step */
  const things = (step) => {
    const { blocks } = card(step);
    const tokens = blocks.flatMap((block) => block.flatMap(({ chunks }) => chunks.flat()));
    return tokens
      .filter(({ key }) => key !== undefined && thingOf(key) === "edge:e1")
      .map(({ text, latex }) => text ?? latex);
  };
  assert.deepEqual(things(2), ["w_{1}", "0.15", "0.007500"]);
});
