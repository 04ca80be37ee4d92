/** The lines of a card add and multiply with the digits that they show. */

import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { writeNumbers } from "../../../../static/js/lib/format.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { explain } from "../../../../static/js/panels/rules/explain.js";
import { layered, worked } from "../../playback/documents.js";
import { opened, written } from "../cards.js";

afterEach(() => writeNumbers());

/** A sum of products as it is read; NaN for what is more than that. */
function readingOf(/** @type {string} */ text) {
  const signed = text.replace(/ − /gu, " + −1 · ").split(" + ");
  const product = (/** @type {string} */ term) =>
    term.split(" · ").reduce((whole, factor) => whole * numberOf(factor), 1);
  return signed.reduce((sum, term) => sum + product(term), 0);
}
const numberOf = (/** @type {string} */ text) =>
  Number(text.normalize("NFKC").replace(/[()]/gu, "").replace("−", "-").replace("×10", "e"));

/** Half a unit in the last place of a number as it is written. */
function halfUnit(/** @type {string} */ text) {
  const [mantissa, power = "e0"] = text.normalize("NFKC").replace("−", "-").split("×10");
  return (
    0.5 * 10 ** (Number(power.replace("e", "").replace("−", "-")) - (mantissa.split(".")[1] ?? "").length)
  );
}

/** What equals what on the lines of a block, in the order of reading. */
const sidesOf = (/** @type {import("../../../../static/js/panels/formula/tokens.js").Line[]} */ block) =>
  block
    .map(written)
    .flatMap((text) => text.split(" = "))
    .map((side) => side.replace(/^= /u, ""));

test("each line of a card gives the next, whatever the digits", () => {
  let checked = 0;
  const documents = [worked(), layered([3, 4, 2]), layered([1, 1, 1, 1, 1, 1])];
  for (const document of documents)
    for (const digits of [2, 4]) {
      writeNumbers(() => ({ digits, scientific: false }));
      const { model, count } = opened(document);
      const known = facts(model, count) ?? assert.fail();
      for (let group = 0; group < (known.plan?.groupCount ?? 0); group += 1) {
        const { blocks, rest = [] } = explain(known, group, null);
        for (const sides of [...blocks, ...rest].map(sidesOf))
          for (const [i, side] of sides.entries()) {
            const next = sides[i + 1];
            if (next === undefined || Number.isNaN(readingOf(side)) || Number.isNaN(numberOf(next))) continue;
            checked += 1;
            assert.ok(
              Math.abs(readingOf(side) - numberOf(next)) <= 1.0001 * halfUnit(next),
              `${side} = ${next} with ${digits} digits`,
            );
          }
      }
    }
  assert.ok(checked > 100, String(checked));
});
