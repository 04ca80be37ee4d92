import assert from "node:assert/strict";
import test from "node:test";
import { fitted } from "../../../../static/js/render/fitting/view.js";
import { withRoom } from "../../../../static/js/render/scene/depth.js";
import { DRAWINGS } from "../scene/drawings.js";
import { ODD_DRAWINGS } from "../scene/odd_drawings.js";
import { audit, fittedScene, STAGES, sceneAt, someStages, stepsOf } from "./audit.js";

/** The largest one belongs to the benchmark. */
const LARGE = new Set(["1,000 neurons"]);
const LEAST = { page: 13, class: 28 };

/** Some of those that people make without a thought for a picture, each on a stage. */
const ODD = new Map([
  ["star", 2],
  ["wheel", 4],
  ["heap", 0],
  ["right to left", 3],
]);
const CHOSEN = [
  ...DRAWINGS.map(([name, draw], number) => ({ name, draw, stages: someStages(number) })),
  ...ODD_DRAWINGS.filter(([name]) => ODD.has(name)).map(([name, draw]) => ({
    name,
    draw,
    stages: [STAGES[ODD.get(name) ?? 0]],
  })),
];

for (const { name, draw, stages } of CHOSEN) {
  if (LARGE.has(name)) continue;
  const document = draw();
  for (const stage of stages) {
    const least = stage.projector ? LEAST.class : LEAST.page;
    test(`${name} on ${stage.name}: nothing covers anything, and what a step names can be read`, () => {
      for (const step of [null, ...stepsOf(document)]) {
        const found = audit(sceneAt(document, stage, step), step, document, stage);
        const at = step === null ? "start" : `${step.phase} ${step.neuron}`;
        assert.deepEqual(found.overlaps, [], at);
        assert.deepEqual(found.outside, [], at);
        assert.equal(found.readable, found.named, at);
        if (document.neurons.length > 0)
          assert.ok(found.smallest >= 0.99 * least, `${at}: ${found.smallest} px`);
      }
    });
  }
}

test("letters have the size of the zoom at which a drawing is shown, however long its names are", () => {
  for (const [name, draw] of DRAWINGS.filter(([each]) => !LARGE.has(each)))
    for (const stage of STAGES.filter(({ projector }) => !projector)) {
      const { scene, zoom } = fittedScene(draw(), stage);
      const shown = fitted(withRoom(scene, stage), stage).zoom;
      assert.ok(shown >= 0.999 * zoom, `${name} on ${stage.name}: ${shown} below ${zoom}`);
    }
});

test("neurons of a long row stand beside each other, not below, also where they are drawn close", () => {
  const [, draw] = DRAWINGS.find(([name]) => name === "chain of 30") ?? assert.fail();
  for (const stage of STAGES.slice(2)) {
    const { lens } = sceneAt(draw(), stage, { phase: "backward", neuron: "h_181" }).scene;
    assert.ok(lens);
    const [before, after] = ["h_171", "h_191"].map((id) =>
      lens.columns.flat().find((body) => body.id === id),
    );
    assert.ok(before && after);
    for (const { y } of [before, after]) assert.ok(Math.abs(y - lens.open.y) < lens.open.r);
    assert.ok(before.x < lens.open.x && lens.open.x < after.x);
  }
});

test("the bias of an opened neuron has its name, also where it had no room in the drawing", () => {
  const [, draw] = DRAWINGS.find(([name]) => name === "chain of 30") ?? assert.fail();
  const { scene } = fittedScene(draw(), STAGES[2]);
  assert.equal(scene.body.get("h_21")?.bias?.silent, true);
  const { lens } = sceneAt(draw(), STAGES[2], { phase: "forward", neuron: "h_21" }).scene;
  assert.equal(lens?.open.bias?.silent, false);
});

test("a wide layer shows its largest, and says how many more there are", () => {
  const [, draw] = DRAWINGS.find(([name]) => name === "64-64-10") ?? assert.fail();
  const { scene } = sceneAt(draw(), STAGES[0], { phase: "backward", neuron: "h40" });
  const { lens } = scene;
  assert.ok(lens);
  assert.deepEqual([lens.members.near.chosen.length, lens.members.near.rest.length], [5, 59]);
  assert.ok(lens.more.near && lens.more.far);
  assert.equal(scene.knobs.size, lens.members.near.chosen.length + lens.members.far.chosen.length);
});

test("a drawing with room for everything has no lens", () => {
  const [, draw] = DRAWINGS.find(([name]) => name === "2-2-2") ?? assert.fail();
  for (const step of stepsOf(draw())) assert.equal(sceneAt(draw(), STAGES[0], step).scene.lens, undefined);
});

test("the document keeps its places: only the lens's neurons and their columns move", () => {
  const [, draw] = DRAWINGS.find(([name]) => name === "7-8-4") ?? assert.fail();
  const document = draw();
  const before = structuredClone(document);
  sceneAt(document, STAGES[0], { phase: "backward", neuron: "h3" });
  assert.deepEqual(document, before);
});
