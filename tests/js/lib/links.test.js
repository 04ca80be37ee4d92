/** Links behind #: read in any order, written so that they are read again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { linkTo, readLink } from "../../../static/js/lib/links.js";

test("a link asks, hands in an equation or moves", () => {
  assert.deepEqual(readLink("#ask=w1"), { ask: "w1" });
  assert.deepEqual(readLink("#step=7&ask=h1"), { step: 7, ask: "h1" });
  assert.deepEqual(readLink("#check=dL%2Fdw1%20%3D%201&about=w1"), { check: "dL/dw1 = 1", about: "w1" });
});

test("signs of an equation that nobody encoded stay what they are", () => {
  assert.deepEqual(readLink("#check=dL/dw1=a+b%"), { check: "dL/dw1=a+b%" });
});

test("what is no link is none", () => {
  for (const hash of ["", "#", "#outline", "#ask", "#about=w1", "#other=1"]) {
    assert.deepEqual(readLink(hash), {}, hash);
  }
  for (const part of ["ask=", "step=x", "step=-1", "check="])
    assert.deepEqual(readLink(`#${part}`), { unreadable: part }, part);
});

test("what is written is read again", () => {
  const equations = [
    "dL/dw1 = dh1/dw1 * do1/dh1 + 5%",
    "\\frac{\\partial L}{\\partial w_{1}} & # ? = 0",
    "∂L/∂ŷ = y′",
  ];
  for (const check of equations) {
    const address = linkTo("https://example.org/n/abc?x=1#ask=w2", { check, about: "w1" });
    assert.ok(address.startsWith("https://example.org/n/abc?x=1#check="));
    assert.deepEqual(readLink(new URL(address).hash), { check, about: "w1" });
  }
  assert.equal(
    linkTo("https://example.org/n/abc", { ask: "w1", about: undefined }),
    "https://example.org/n/abc#ask=w1",
  );
});
