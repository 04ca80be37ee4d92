/** The first visit is taken over by any key; Space pauses what plays by itself, however long it is held. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { firstVisit } from "../../../static/js/tools/first_visit.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

/** A first visit that plays by itself already; what it has said about time. */
function visit() {
  Object.assign(globalThis, { localStorage: undefined });
  const { model, cursor } = openModel(worked());
  model.store.welcome({ document: worked(), revision: 0, last_edit: -1 });
  cursor(0);
  /** @type {string[]} */
  const said = [];
  model.transport.post = ({ event }) => {
    said.push(event);
  };
  const page = new EventTarget();
  firstVisit({
    model,
    playhead: /** @type {any} */ ({ shown: signal(0), moving: signal(false) }),
    reducedMotion: signal(false),
    clock: {
      now: () => 0,
      after(_, act) {
        act();
        return () => {};
      },
    },
    page,
    invited: false,
  });
  cursor(0, { playing: true });
  return {
    said,
    press: (/** @type {string} */ key) => page.dispatchEvent(Object.assign(new Event("keydown"), { key })),
  };
}

test("any key pauses it, and Space leaves that to what Space does", () => {
  const other = visit();
  other.press("w");
  assert.deepEqual(other.said, ["play", "pause"]);
  const space = visit();
  space.press(" ");
  assert.deepEqual(space.said, ["play"]);
});
