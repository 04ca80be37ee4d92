/** The catalogue and the page belong together: whatever is said has a sentence, and no sentence is idle. */

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { codes } from "../../../static/js/lib/say.js";

const PAGE = new URL("../../../static/js/", import.meta.url);
// A code in the source: a literal, or a template whose holes are filled while the page runs.
const LITERAL = /(["`])([a-z](?:\w|\$\{[^}]*\})*)\1/gu;
const SAID = /\b(?:say|Impossible)\(\s*(["`])([a-z](?:\w|\$\{[^}]*\})*)\1/gu;

const sources = globSync("**/*.js", { cwd: PAGE })
  .filter((file) => !/^words\//u.test(file))
  .map((file) => readFileSync(new URL(file, PAGE), "utf8"));

/** @param {RegExp} pattern */
const found = (pattern) =>
  new Set(sources.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[2])));

/** @param {string} code */
const asPattern = (code) => new RegExp(`^${code.replace(/\$\{[^}]*\}/gu, "\\w+")}$`, "u");

test("whatever the page says has a sentence", () => {
  const all = codes();
  const without = [...found(SAID)].filter((code) => !all.some((known) => asPattern(code).test(known)));
  assert.deepEqual(without, []);
});

test("every sentence is said somewhere", () => {
  // The words of the engine's tables come from the server.
  const said = [
    ...[...found(LITERAL)].map(asPattern),
    /^(activation|initializer|loss|moves|optimizer|reduction|schedule)_/u,
  ];
  assert.deepEqual(
    codes().filter((code) => !said.some((pattern) => pattern.test(code))),
    [],
  );
});
