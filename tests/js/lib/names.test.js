/** Names: what may be one, which are the same, and how one is written and read out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkName,
  latexName,
  nameKey,
  nameParts,
  normalName,
  plainName,
  spokenName,
} from "../../../static/js/lib/names.js";

test("spellings of one name share a key", () => {
  assert.deepEqual(new Set(["w_{1}", "w_1", "w₁", "w1", "ｗ1"].map(nameKey)), new Set(["w1"]));
  assert.equal(nameKey("y′"), nameKey("y'"));
  assert.notEqual(nameKey("W1"), nameKey("w1"));
});

test("names begin with a letter and hold letters, digits, underscores and trailing primes", () => {
  for (const name of ["w1", "θ_1", "y''", "loss", "t_o1", "a".repeat(32)])
    assert.equal(checkName(name), null, name);
  for (const name of ["", "1w", "_w", "w 1", "w'1", "w-1", "a".repeat(33), "w{1}"]) {
    assert.equal(checkName(name), "bad_name", name);
  }
  for (const name of ["L", "L_", "z_h1", "net_1", "delta_o1"])
    assert.equal(checkName(name), "reserved_name", name);
  assert.equal(checkName("Loss"), null);
});

test("what is typed is stored plainly", () => {
  assert.deepEqual(["w_{1}", " w₁ ", "y′", "y″"].map(normalName), ["w_1", "w1", "y'", "y''"]);
});

test("a name falls into what stands on the line and what stands below it", () => {
  assert.deepEqual(nameParts("w1"), { base: "w", sub: "1", primes: 0 });
  assert.deepEqual(nameParts("t_o1"), { base: "t", sub: "o1", primes: 0 });
  assert.deepEqual(nameParts("y'"), { base: "y", sub: "", primes: 1 });
  assert.deepEqual(nameParts("w_1_2''"), { base: "w", sub: "1_2", primes: 2 });
  assert.deepEqual(nameParts("loss"), { base: "loss", sub: "", primes: 0 });
});

test("names in formulas", () => {
  const cases = {
    w1: "w_{1}",
    t_o1: "t_{o_{1}}",
    "y'": "y'",
    θ_1_2: "θ_{1,2}",
    loss: "\\mathit{loss}",
    bias3: "\\mathit{bias}_{3}",
  };
  for (const [name, latex] of Object.entries(cases)) assert.equal(latexName(name), latex);
  assert.equal(latexName("a:b\\c"), "\\mathit{a:b\\_c}");
});

test("names in plain text and aloud", () => {
  assert.deepEqual(["w1", "t_o1", "w_D", "y'", "h12"].map(plainName), ["w₁", "tₒ₁", "w_D", "y′", "h₁₂"]);
  assert.deepEqual(["w1", "t_o1", "y'", "w_1_2"].map(spokenName), ["w 1", "t o 1", "y prime", "w 1 2"]);
});
