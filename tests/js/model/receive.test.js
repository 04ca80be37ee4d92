/** The model knows what each message of the server means. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SERVER_EVENTS } from "../../../static/js/protocol/messages.js";
import { chain, open } from "./bench.js";

test("every message of the server has a receiver, and no receiver waits in vain", () => {
  const { model } = open(chain());
  assert.deepEqual(Object.keys(model.receive).sort(), [...SERVER_EVENTS].sort());
});
