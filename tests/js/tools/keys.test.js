/** The list of keys that a person reads is that of the keys that act. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ROWS } from "../../../static/js/panels/sheets/keys.js";
import { SINGLE } from "../../../static/js/tools/keys.js";

/** How the list prints what `event.key` says. @type {Readonly<Record<string, string>>} */
const PRINTED = { " ": "Space", PageDown: "Page Down", PageUp: "Page Up", Escape: "Esc" };
/** A second key for what another one does, not listed beside it. */
const SECOND = new Set(["<", ">", "Backspace"]);
/** Listed, and heard apart from single keys: with Shift or Ctrl, for the selection, the whole page, a class. */
const ELSEWHERE = new Set(["Shift", "Ctrl", "Z", "Enter", "?", "←", "↑", "→", "↓", "B"]);

const listed = new Set(
  ROWS.flatMap(([, keys]) => keys.flatMap((key) => (key === "…" ? ["2", "3", "4"] : [key]))),
);
const acting = Object.keys(SINGLE)
  .filter((key) => !SECOND.has(key))
  .map((key) => PRINTED[key] ?? (key.length === 1 ? key.toUpperCase() : key));

test("every key that acts is listed", () => {
  assert.deepEqual(
    acting.filter((key) => !listed.has(key)),
    [],
  );
});

test("every key that is listed acts", () => {
  const known = new Set([...acting, ...ELSEWHERE]);
  assert.deepEqual(
    [...listed].filter((key) => !known.has(key)),
    [],
  );
});
