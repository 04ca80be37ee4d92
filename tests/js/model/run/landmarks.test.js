/** What stands out in a run: asked once for each length of it, while somebody looks and nothing plays. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../bench.js";

function watched() {
  const { model, server } = open();
  model.people.connection.value = "open";
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => void (message.event === "ask_landmarks" && sent.push(message));
  const curve = (/** @type {number} */ last) => {
    const numbers = (/** @type {number[]} */ each) => new Uint8Array(Float64Array.from(each).buffer);
    const points = Array.from({ length: last }, (_, at) => at + 1);
    model.curves.take(
      /** @type {any} */ ({
        run: 1,
        parent: null,
        parent_iteration: null,
        samples: 1,
        anew: true,
        iterations: numbers(points),
        losses: numbers(points),
        validation: numbers([]),
        test: numbers([]),
      }),
    );
  };
  server.cursor();
  return { model, server, sent, curve, landmarks: model.landmarks };
}

test("it is asked while somebody looks, again when the run is longer, and not while it plays", () => {
  const { model, server, sent, curve, landmarks } = watched();
  curve(5);
  assert.equal(sent.length, 0);
  landmarks.watch();
  assert.equal(sent.length, 1);
  model.receive.landmarks(/** @type {any} */ ({ run: 1, id: sent[0].id, drop: null, right: [2, 3] }));
  assert.deepEqual(landmarks.latest.value?.right, [2, 3]);
  curve(5);
  server.cursor({ iteration: 2 });
  assert.equal(sent.length, 1);
  server.cursor({ playing: true });
  curve(9);
  assert.equal(sent.length, 1);
  server.cursor();
  assert.equal(sent.length, 2);
  // Another one who looks and goes leaves the first one looking.
  landmarks.watch()();
  curve(12);
  assert.equal(sent.length, 3);
});

test("what was told of another run is not shown, nor an answer to an older question", () => {
  const { model, server, sent, curve, landmarks } = watched();
  curve(5);
  landmarks.watch();
  model.receive.landmarks(/** @type {any} */ ({ run: 1, id: sent[0].id - 1, drop: null, right: [1, 1] }));
  assert.equal(landmarks.latest.value, null);
  model.receive.landmarks(/** @type {any} */ ({ run: 1, id: sent[0].id, drop: null, right: [1, 1] }));
  server.cursor({ run: 2 });
  assert.equal(landmarks.latest.value, null);
});
