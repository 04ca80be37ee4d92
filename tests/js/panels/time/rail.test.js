/** The rail in its room: where stops stand, which words say the pace, where keys lead. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../../static/js/model/run/paces.js";
import { LAST } from "../../../../static/js/model/run/rail.js";
import { leap } from "../../../../static/js/panels/time/rail.js";
import { layRail } from "../../../../static/js/panels/time/rail_layout.js";
import { paceWords } from "../../../../static/js/panels/time/rail_words.js";

test("a wide rail has every stop, a narrow one four, equally far apart", () => {
  assert.deepEqual(
    layRail(380).stops.map(({ at }) => at),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
  const narrow = layRail(264);
  assert.deepEqual(
    narrow.stops.map(({ at }) => at),
    [0, 3, 5, 7],
  );
  assert.deepEqual(
    narrow.stops.map(({ x }) => x),
    [18, 94, 170, 246],
  );
});

test("what is drawn at a place is touched at that place", () => {
  for (const width of [150, 260, 380, 900]) {
    const laid = layRail(width);
    for (let place = 0; place <= LAST; place += 0.25)
      assert.ok(Math.abs(laid.placeAt(laid.xOf(place)) - place) < 1e-9);
    assert.deepEqual([laid.placeAt(-50), laid.placeAt(width + 50)], [0, LAST]);
  }
});

test("a slow pace says the time of a step, a fast one how many there are", () => {
  assert.equal(paceWords(NAMED.neuron), "by neuron, 1.4 s a step");
  assert.equal(paceWords(NAMED.term), "by term, 0.9 s a step");
  assert.equal(paceWords({ grain: "neuron", rate: 5.7 }), "by neuron, 5.7 steps per second");
  assert.equal(paceWords({ grain: "iteration", rate: 240 }), "240 iterations per second");
  assert.equal(paceWords({ grain: "iteration", rate: 240_000 }), "240,000 iterations per second");
  assert.equal(paceWords(NAMED.full), "full speed");
  assert.equal(paceWords({ ...NAMED.full, eases: true }), "full speed, slow where it learns");
});

test("arrows go a little way, pages to the next stop", () => {
  assert.deepEqual([leap("ArrowRight", 2), leap("ArrowLeft", 2)], [2.125, 1.875]);
  assert.deepEqual([leap("PageUp", 2.4), leap("PageUp", 2), leap("PageDown", 2.4)], [3, 3, 2]);
  assert.deepEqual([leap("Home", 4), leap("End", 4), leap("a", 4)], [0, LAST, null]);
});
