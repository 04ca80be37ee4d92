import assert from "node:assert/strict";
import test from "node:test";
import { STAGES, someStages } from "../lens/audit.js";
import { DRAWINGS } from "../scene/drawings.js";
import { ODD_DRAWINGS } from "../scene/odd_drawings.js";
import { auditAsked, edgesAsked } from "./audit.js";

/** The largest one belongs to the benchmark. */
const LARGE = new Set(["1,000 neurons"]);
const LEAST = { page: 13, class: 28 };

for (const [number, [name, draw]] of DRAWINGS.entries()) {
  if (LARGE.has(name)) continue;
  const document = draw();
  for (const stage of someStages(number)) {
    const least = stage.projector ? LEAST.class : LEAST.page;
    test(`${name} on ${stage.name}: each factor stands nearest to its own edge and covers nothing`, () => {
      for (const edge of edgesAsked(document)) {
        const found = auditAsked(document, stage, edge);
        assert.deepEqual(found.strangers, [], edge.id);
        assert.deepEqual(found.overlaps, [], edge.id);
        assert.deepEqual(found.outside, [], edge.id);
        assert.ok(found.smallest >= 0.99 * least, `${edge.id}: ${found.smallest} px`);
        assert.ok(found.labels >= Math.min(found.words, 2), `${edge.id}: ${found.labels} of ${found.words}`);
      }
    });
  }
}

test("a knob that the stage's end leaves no room covers no neuron but goes to the other side of its edge", () => {
  for (const [name, at] of /** @type {const} */ ([
    ["heap", 0],
    ["downwards", 3],
  ])) {
    const [, draw] = ODD_DRAWINGS.find(([each]) => each === name) ?? assert.fail();
    for (const edge of edgesAsked(draw()))
      assert.deepEqual(auditAsked(draw(), STAGES[at], edge).overlaps, [], `${name} ${edge.id}`);
  }
});

test("on a wide stage every factor of a small drawing has its place, and so have the bars", () => {
  for (const name of ["2-2-2", "one hidden neuron", "chain of 4", "diamond", "two networks"]) {
    const [, draw] = DRAWINGS.find(([each]) => each === name) ?? assert.fail();
    for (const edge of edgesAsked(draw())) {
      const found = auditAsked(draw(), STAGES[0], edge);
      assert.deepEqual([found.labels, found.bars], [found.words, true], `${name} ${edge.id}`);
    }
  }
});
