// The document as the panels read it: it stays the same value while neurons are only moved, so that a drag renders
// no panel anew. Where neurons stand may be out of date in it: a panel must not read their places.

import { computed } from "@preact/signals";

/**
 * @import { Document, Neuron } from "../protocol/messages.js"
 * @import { Store } from "../model/document/store.js"
 */

/** @param {Store} store @returns {Store} the same with such a document, and its index */
export function withStillDocument(store) {
  /** @type {{ document: Document | null, index: Store["index"]["value"] } | null} */
  let kept = null;
  const seen = computed(() => {
    const now = { document: store.document.value, index: store.index.value };
    if (kept === null || !onlyMoved(kept.document, now.document)) kept = now;
    return kept;
  });
  return {
    ...store,
    document: computed(() => seen.value.document),
    index: computed(() => seen.value.index),
  };
}

/** Whether two documents differ in the places of neurons and nothing else. @param {Document | null} one @param {Document | null} other */
function onlyMoved(one, other) {
  if (one === null || other === null) return one === other;
  return sameBut(one, other, ["neurons"]) && sameNeurons(one.neurons, other.neurons);
}

/** @param {readonly Neuron[]} one @param {readonly Neuron[]} other */
const sameNeurons = (one, other) =>
  one.length === other.length &&
  one.every((neuron, i) => neuron === other[i] || sameBut(neuron, other[i], ["x", "y"]));

/** Whether two records have the very same fields, but for some. @param {object} one @param {object} other @param {readonly string[]} but */
function sameBut(one, other, but) {
  const [fields, others] = [one, other].map((each) =>
    Object.entries(each).filter(([name]) => !but.includes(name)),
  );
  const values = new Map(others);
  return (
    fields.length === others.length &&
    fields.every(([name, value]) => values.has(name) && values.get(name) === value)
  );
}
