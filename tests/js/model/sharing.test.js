/** Handing out an address has the server keep the network. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./bench.js";

/** @import { ClientMessage } from "../../../static/js/protocol/messages.js" */

/** @param {"editor" | "viewer"} role */
function page(role) {
  const { model, server } = open(undefined, { role, view_id: "abc", revision: 0 });
  /** @type {ClientMessage[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  return { model, server, shares: () => sent.filter(({ event }) => event === "share").length };
}

test("each address that is handed out is told to the server", () => {
  const { model, shares } = page("editor");
  assert.equal(shares(), 0);
  assert.equal(model.sharing.addressToView("http://host/n/x?y#z"), "http://host/v/abc");
  assert.equal(shares(), 1);
  model.sharing.handOut();
  assert.equal(shares(), 2);
});

test("without a line it is told when the line stands again", () => {
  const { model, shares } = page("editor");
  model.people.connection.value = "lost";
  model.sharing.handOut();
  assert.equal(shares(), 0);
  model.people.connection.value = "open";
  assert.equal(shares(), 1);
});

test("addresses work once the server has kept the network", () => {
  const { model } = page("editor");
  assert.equal(model.sharing.works.value, false);
  model.receive.shared({ event: "shared" });
  assert.equal(model.sharing.works.value, true);
  const other = page("editor");
  other.server.revision = 0;
  other.server.patch([{ op: "change", kind: "parameters", id: "u", fields: { value: 1 } }]);
  assert.equal(other.model.sharing.works.value, true);
});

test("a viewer's network is kept already", () => {
  const { model, shares } = page("viewer");
  model.sharing.handOut();
  assert.equal(shares(), 0);
});
