/** A network that cannot run: what was computed stays as what it was, older than the change. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { quantities } from "../../../static/js/model/run/quantities.js";
import { CHAIN_STEPS, chainPlan, open } from "./bench.js";

const ALL = CHAIN_STEPS.length;
const NOTHING = new Uint8Array();
const MISSING = chainPlan({
  revision: 2,
  kinds: NOTHING,
  targets: NOTHING,
  groups: NOTHING,
  group_neurons: NOTHING,
  pass_steps: 0,
  missing: [{ code: "no_output", values: {}, ids: [] }],
});

/** The numbers up to the loss were there; then the output is removed. */
function without() {
  const bench = open();
  const { model, server } = bench;
  server.plan();
  server.frame(11);
  server.cursor({ step: 11 });
  model.editor.remove(["neuron:y"]);
  server.accept();
  model.receive.plan(MISSING);
  server.cursor({ step: 0, run: 0 });
  return bench;
}

test("what was computed stays, stale, once the network cannot run", () => {
  const { model } = without();
  const read = quantities(model, 0);
  assert.deepEqual(read.a("h"), { state: "stale", value: 5 });
  assert.deepEqual(read.loss(), { state: "stale", value: 11 });
  assert.equal(read.gradA("h").state, "none");
  assert.deepEqual(read.parameter("u"), { state: "current", value: 0.5 });
});

test("further changes of what cannot run leave it stale", () => {
  const { model, server } = without();
  model.editor.setParameter("u", 3);
  server.accept();
  model.receive.plan({ ...MISSING, revision: 3 });
  server.cursor({ step: 0, run: 0 });
  assert.deepEqual(quantities(model, 0).a("h"), { state: "stale", value: 5 });
});

test("a network that can run again begins without numbers", () => {
  const { model, server } = without();
  model.receive.plan(chainPlan({ revision: 3 }));
  server.cursor({ step: 0, run: 2 });
  assert.equal(quantities(model, ALL).a("h").state, "none");
});
