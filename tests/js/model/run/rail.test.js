/** The rail of paces: every place is a pace, every pace has its place, and nothing between its ends is missing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { LEAST_RATE, MOST_RATE, NAMED } from "../../../../static/js/model/run/paces.js";
import { LAST, paceAt, placeOf, STOPS } from "../../../../static/js/model/run/rail.js";

test("each stop is its pace and each pace its stop", () => {
  STOPS.forEach(({ pace }, at) => {
    assert.deepEqual(paceAt(at), pace);
    assert.equal(Math.abs(placeOf(pace) - at) < 1e-9, true);
  });
  assert.deepEqual([paceAt(-1), paceAt(99)], [NAMED.term, NAMED.full]);
});

test("along the rail grains follow each other, each growing faster", () => {
  const grains = ["term", "neuron", "layer", "iteration"];
  let before = paceAt(0);
  for (let place = 0; place <= LAST; place += 0.02) {
    const pace = paceAt(place);
    const finer = grains.indexOf(pace.grain) - grains.indexOf(before.grain);
    assert.ok(
      finer === 0 ? (pace.rate ?? Infinity) >= (before.rate ?? Infinity) : finer === 1,
      String(place),
    );
    assert.ok(pace.rate === null || (pace.rate >= LEAST_RATE && pace.rate <= MOST_RATE));
    assert.ok(Math.abs(placeOf(pace) - place) < 0.1, String(place));
    before = pace;
  }
});

test("any number of iterations a second can be had", () => {
  for (let rate = 2; rate < MOST_RATE / 2; rate *= 1.7) {
    const { rate: had } = paceAt(placeOf({ grain: "iteration", rate }));
    assert.ok(had !== null && Math.abs(had / rate - 1) < 0.25, String(rate));
  }
});

test("grains without a stop stand between those that have one, and outlying rates at the ends", () => {
  for (const grain of /** @type {const} */ (["phase", "pass", "sample"])) {
    const place = placeOf({ grain, rate: 0.4 });
    assert.ok(place > 2 && place < 3);
  }
  assert.equal(placeOf({ grain: "term", rate: LEAST_RATE }), 0);
  assert.equal(placeOf({ grain: "iteration", rate: MOST_RATE }), LAST);
});
