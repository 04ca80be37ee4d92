/** The model knows what each message of the server means. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { word } from "../../../static/js/lib/say.js";
import { SERVER_EVENTS } from "../../../static/js/protocol/messages.js";
import { chain, open, welcome } from "./bench.js";

test("every message of the server has a receiver, and no receiver waits in vain", () => {
  const { model } = open(chain());
  assert.deepEqual(Object.keys(model.receive).sort(), [...SERVER_EVENTS].sort());
});

test("who is not let in reads why, and no longer once there is a seat", () => {
  const { model } = open(chain());
  for (const [code, sentence] of [
    ["network_full", /400/],
    ["server_full", /400/],
  ]) {
    const refusal = { code: String(code), values: { limit: 400 }, path: "", ids: [] };
    model.receive.rejected({ event: "rejected", id: null, ...refusal });
    const said = model.editor.problem.value;
    assert.match(said === null ? "" : word(said), /** @type {RegExp} */ (sentence));
    model.receive.welcome(welcome(chain(), { revision: 2 }));
    assert.equal(model.editor.problem.value, null);
  }
});

test("what has nothing to do with a seat stays to be read", () => {
  const { model } = open(chain());
  const refusal = { code: "storage_busy", values: {}, path: "", ids: [] };
  model.receive.rejected({ event: "rejected", id: null, ...refusal });
  model.receive.welcome(welcome(chain(), { revision: 2 }));
  assert.equal(model.editor.problem.value?.code, "storage_busy");
});
