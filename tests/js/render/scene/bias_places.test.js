/** The name of a bias stands beside its square where an edge would run through it and another place is free. */

import assert from "node:assert/strict";
import test from "node:test";
import { trackToRect } from "../../../../static/js/render/scene/geometry.js";
import { layOut } from "../../../../static/js/render/scene/layout.js";
import { worked } from "../../playback/documents.js";
import { connected, DRAWINGS } from "./drawings.js";

test("in a small network names stand above their squares", () => {
  for (const { bias } of layOut(worked()).bodies) assert.ok(!bias?.aside);
});

test("a name that an edge would run through stands beside its square", () => {
  const document = connected([2, 2, 1]);
  const steep = {
    ...document,
    neurons: document.neurons.map((each) => (each.id === "i1" ? { ...each, x: 250, y: -500 } : each)),
  };
  const { body, lines } = layOut(steep);
  const bias = body.get("h1")?.bias ?? assert.fail();
  assert.equal(bias.aside, true);
  for (const { way } of lines) assert.ok(trackToRect(way, { ...bias.label, w: 30 }) > 0);
});

test("no drawing has more names that edges run through than places above the squares would give", () => {
  for (const [name, draw] of DRAWINGS) {
    const { bodies, lines, sizes, plain } = layOut(draw());
    if (plain) continue;
    const moved = bodies.filter(({ bias }) => bias?.aside);
    for (const { bias } of moved)
      if (bias)
        assert.ok(
          lines.every(({ way }) => trackToRect(way, { ...bias.label, w: 2.2 * sizes.label }, 1) > 0),
          name,
        );
  }
});
