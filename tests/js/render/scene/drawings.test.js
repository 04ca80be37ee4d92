/** The drawings for tests are documents that the page can have. */

import assert from "node:assert/strict";
import test from "node:test";
import { DRAWINGS } from "./drawings.js";

test("there are twenty-two drawings, each with its own name", () => {
  assert.equal(new Set(DRAWINGS.map(([name]) => name)).size, 22);
});

for (const [name, draw] of DRAWINGS) {
  test(`${name} is a network: names are unique, links lead somewhere, no edge closes a cycle`, () => {
    const { neurons, edges, parameters } = draw();
    const ids = new Set(neurons.map(({ id }) => id));
    const known = new Set(parameters.map(({ id }) => id));
    assert.equal(ids.size, neurons.length);
    assert.equal(known.size, parameters.length);
    const names = [...neurons, ...parameters].map((each) => (each.name ?? each.id).replaceAll("_", ""));
    assert.equal(new Set(names).size, names.length);
    assert.equal(new Set(edges.map(({ source, target }) => `${source} ${target}`)).size, edges.length);
    for (const { bias } of neurons) assert.ok(!bias || known.has(bias));
    for (const { source, target, weight } of edges)
      assert.ok(ids.has(source) && ids.has(target) && known.has(weight));
    assert.equal(sorted(ids, edges), ids.size);
  });

  test(`${name} is the same each time`, () => assert.deepEqual(draw(), draw()));
}

/**
 * How many neurons can be put in an order in which every edge leads on.
 * @param {ReadonlySet<string>} ids @param {readonly { source: string, target: string }[]} edges
 */
function sorted(ids, edges) {
  const waits = new Map([...ids].map((id) => [id, edges.filter(({ target }) => target === id).length]));
  const ready = [...ids].filter((id) => waits.get(id) === 0);
  for (const id of ready)
    for (const { source, target } of edges) {
      if (source !== id) continue;
      waits.set(target, (waits.get(target) ?? 0) - 1);
      if (waits.get(target) === 0) ready.push(target);
    }
  return ready.length;
}
