/** The outbox: one edit a frame, gestures joined, order kept, unanswered edits sent again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutbox } from "../../../static/js/net/outbox.js";
import { chain, open, setting, welcome } from "../model/bench.js";

/** @import { ClientMessage } from "../../../static/js/protocol/messages.js" */

function outboxed() {
  const bench = open();
  /** @type {ClientMessage[]} */
  const sent = [];
  /** @type {(() => void)[]} */
  const frames = [];
  const line = { stands: true };
  const outbox = createOutbox({
    store: bench.model.store,
    send: (message) => line.stands && sent.push(message) > 0,
    schedule: (callback) => void frames.push(callback),
  });
  outbox.opened();
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
  };
  return { ...bench, outbox, sent, frames, frame, line };
}

/** @param {ClientMessage[]} sent */
const values = (sent) =>
  sent.map((message) => /** @type {any} */ (message).diff?.[0].fields.value ?? message.event);

test("no frame is asked for while nothing waits", () => {
  const { frames, model, frame } = outboxed();
  assert.equal(frames.length, 0);
  model.editor.setParameter("u", 1);
  assert.equal(frames.length, 1);
  frame();
  assert.equal(frames.length, 0);
});

test("each frame sends one edit, in order", () => {
  const { model, sent, frame } = outboxed();
  for (const value of [1, 2, 3]) model.editor.setParameter("u", value);
  frame();
  assert.deepEqual(sent, [{ event: "edit", id: 0, diff: setting("u", 1), revision: 1 }]);
  frame();
  frame();
  assert.deepEqual(values(sent), [1, 2, 3]);
});

test("edits of one gesture within a frame are one edit", () => {
  const { model, sent, frame, server } = outboxed();
  for (const value of [1, 2, 3]) model.editor.setParameter("u", value, "turn");
  frame();
  for (const value of [4, 5]) model.editor.setParameter("u", value, "turn");
  frame();
  assert.deepEqual(
    sent.map((message) => /** @type {any} */ (message).id),
    [0, 1],
  );
  assert.deepEqual(values(sent), [3, 5]);
  server.acceptAll();
  assert.deepEqual(model.store.document.value, server.document);
});

test("keep and reset keep their place among the edits", () => {
  const { model, sent, outbox } = outboxed();
  model.editor.setParameter("u", 1);
  model.transport.reset();
  model.editor.setParameter("u", 2);
  model.transport.keep();
  outbox.flush();
  assert.deepEqual(values(sent), [1, "reset", 2, "keep"]);
  assert.deepEqual(sent[1], { event: "reset", id: 1 });
});

test("what has no answer is sent again after a welcome, the rest is not", () => {
  const { model, sent, outbox, frame } = outboxed();
  for (const value of [1, 2, 3]) model.editor.setParameter("u", value);
  outbox.flush();
  outbox.closed();
  model.editor.setParameter("u", 4);
  frame();
  assert.deepEqual(values(sent), [1, 2, 3]);
  model.receive.welcome(welcome(chain(), { revision: 2, last_edit: 0 }));
  outbox.opened();
  for (let i = 0; i < 3; i += 1) frame();
  assert.deepEqual(values(sent.slice(3)), [2, 3, 4]);
  assert.deepEqual(
    sent.slice(3).map((message) => /** @type {any} */ (message).id),
    [1, 2, 3],
  );
});

test("nothing is merged into what may have arrived already", () => {
  const { model, sent, outbox, frame } = outboxed();
  model.editor.setParameter("u", 1, "turn");
  frame();
  outbox.closed();
  model.receive.welcome(welcome(chain()));
  model.editor.setParameter("u", 2, "turn");
  outbox.opened();
  outbox.flush();
  assert.deepEqual(values(sent), [1, 1, 2]);
});

test("what could not be sent still waits", () => {
  const { model, sent, frame, line, outbox } = outboxed();
  line.stands = false;
  model.editor.setParameter("u", 1);
  frame();
  assert.deepEqual([sent.length, model.store.pending()[0].sent], [0, false]);
  line.stands = true;
  outbox.flush();
  assert.deepEqual(values(sent), [1]);
});

test("what has no answer is sent again as often as the line breaks, and answered once", () => {
  const { model, sent, outbox, server } = outboxed();
  model.editor.setParameter("u", 1);
  for (let times = 0; times < 3; times += 1) {
    outbox.flush();
    outbox.closed();
    model.receive.welcome(welcome(chain()));
    outbox.opened();
  }
  outbox.flush();
  assert.deepEqual(sent, Array(4).fill({ event: "edit", id: 0, diff: setting("u", 1), revision: 1 }));
  server.acceptAll();
  outbox.closed();
  model.receive.welcome(welcome(server.document, { revision: 2, last_edit: 0 }));
  outbox.opened();
  outbox.flush();
  assert.equal(sent.length, 4);
});

test("an edit that was made before the document came is part of it, wherever it stands there", () => {
  const { model, sent, outbox } = outboxed();
  model.editor.setParameter("u", 1);
  outbox.flush();
  outbox.closed();
  const ground = { ...chain(), parameters: chain().parameters.map((each) => ({ ...each, value: 1 })) };
  model.receive.welcome(welcome(ground, { revision: 9 }));
  outbox.opened();
  outbox.flush();
  assert.deepEqual(values(sent), [1, 1]);
  let asked = 0;
  model.store.onOutOfStep(() => (asked += 1));
  model.receive.accepted({ event: "accepted", id: 0, revision: 4, diff: null, inverse: null });
  assert.deepEqual([model.store.pending().length, model.store.revision.value, asked], [0, 9, 0]);
  assert.deepEqual(model.store.document.value, ground);
});

test("what an older page kept, without its revision, is sent with the first", () => {
  const { model, outbox, sent } = outboxed();
  const kept = { id: 7, event: "edit", diff: setting("u", 1), origin: null };
  model.store.restore(/** @type {any} */ ([kept]));
  outbox.flush();
  assert.deepEqual(sent, [{ event: "edit", id: 7, diff: setting("u", 1), revision: 0 }]);
});
