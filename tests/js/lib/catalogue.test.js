/** The catalogue and the page belong together: whatever is said has a sentence, one, and no sentence is idle. */

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { codes } from "../../../static/js/lib/say.js";
import { SERVER } from "../../../static/js/words/en/server.js";

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
  // The server tests that it uses its own; the words of the engine's tables come from there too.
  const said = [
    ...[...found(LITERAL)].map(asPattern),
    /^(activation|dataset|initializer|loss|moves|optimizer|reduction|schedule)_/u,
  ];
  assert.deepEqual(
    codes().filter((code) => !Object.hasOwn(SERVER, code) && !said.some((pattern) => pattern.test(code))),
    [],
  );
});

test("each sentence stands in one word file, and each word file is part of the catalogue", async () => {
  const files = globSync("words/en/*.js", { cwd: PAGE }).filter((file) => !file.endsWith("counting.js"));
  const parts = await Promise.all(files.map((file) => import(new URL(file, PAGE).href)));
  const all = parts.flatMap((part) => Object.values(part).flatMap(Object.keys));
  assert.deepEqual(
    all.filter((code, at) => all.indexOf(code) < at),
    [],
  );
  assert.deepEqual(all.sort(), codes().sort());
});
