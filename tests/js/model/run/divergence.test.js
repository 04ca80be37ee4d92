/** A run that diverged: what is said of it holds where it stopped. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHAIN_STEPS, open } from "../bench.js";

const ALL = CHAIN_STEPS.length;

/** Training has stopped at the end of iteration 5, and the page is told so. */
function halted() {
  const { model, server } = open();
  server.plan();
  server.cursor({ iteration: 5, step: ALL });
  const say = () =>
    model.receive.rejected({
      event: "rejected",
      id: null,
      code: "diverged",
      values: { iteration: "5", neuron: "y" },
      path: "",
      ids: [],
    });
  say();
  return { model, server, say, problem: () => model.editor.problem.value?.code };
}

test("whoever goes back has left it behind, and hears it again at the same place", () => {
  const { server, say, problem } = halted();
  server.cursor({ iteration: 5, step: ALL });
  assert.equal(problem(), "diverged");
  server.cursor({ iteration: 4, step: ALL });
  assert.equal(problem(), undefined);
  server.cursor({ iteration: 5, step: ALL });
  say();
  assert.equal(problem(), "diverged");
  server.cursor({ iteration: 5, step: 3 });
  assert.equal(problem(), undefined);
});

test("it holds where it is told before the page has come there", () => {
  const { model, server, say, problem } = halted();
  model.editor.problem.value = null;
  server.cursor({ iteration: 3, step: 2 });
  say();
  server.cursor({ iteration: 4, step: 2 });
  assert.equal(problem(), "diverged");
});

test("other problems stay until they are put away", () => {
  const { model, server, problem } = halted();
  model.editor.problem.value = { code: "cannot_follow", values: {}, ids: [] };
  server.cursor({ iteration: 1, step: 0 });
  assert.equal(problem(), "cannot_follow");
});
