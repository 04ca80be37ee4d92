/**
 * The verbs that exchange data and network, together or apart: each is one step to undo. Must not know where data come
 * from, nor where neurons stand.
 *
 * @import { Document, Neuron, Sample } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Desk } from "./desk.js"
 *
 * Where neurons come to stand: those that stay by their id, hidden layers each from its first neuron on.
 * @typedef {{ x: number, y: number }} Place
 */

import { adding } from "../clip/putting.js";
import { checkCount } from "../clip/reading.js";
import { applyDiff } from "../document/diff.js";
import { bySplit, neuronsOf, samplesOf, splitOf } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { sampleId } from "../document/sample_list.js";
import { Added } from "./added.js";
import { removing } from "./removal.js";
import { stopsOf } from "./stops.js";

/** @param {Desk} desk */
export function dataVerbs(desk) {
  return {
    /** A whole document takes the place of neurons, samples and settings; conventions stay. @param {Document} made */
    useData(made) {
      const document = desk.document();
      checkCount(made.neurons.length, made.edges.length);
      const { loss, training, title } = made;
      desk.commit([
        ...cleared(document),
        { op: "settings", fields: { loss, training, title } },
        ...adding("parameters", 0, made.parameters),
        ...adding("neurons", 0, made.neurons),
        ...adding("edges", 0, made.edges),
        ...samplesOf(made).map((sample, at) => addSample(at, sample)),
      ]);
    },

    /** Its samples alone, column by column. Throws Impossible data_does_not_fit. @param {Document} made */
    useSamples(made) {
      const document = desk.document();
      const [inputs, targets] = [pairs(document, made, "input"), pairs(document, made, "output")];
      if (inputs === null || targets === null)
        throw new Impossible("data_does_not_fit", counts(document, made));
      const [before, after] = [samplesOf(document), samplesOf(made)];
      /** @type {(part: "inputs" | "targets", of: Pairs) => Operation[]} */
      const columns = (part, of) =>
        of.map(([own, other]) => ({
          op: "column",
          part,
          neuron: own,
          values: after.map((sample) => sample[part]?.[other] ?? null),
        }));
      const same = before.length === after.length;
      desk.commit(
        same
          ? [...columns("inputs", inputs), ...columns("targets", targets), ...dividing(document, after)]
          : [
              ...withoutSamples(document),
              ...after.map((sample, at) =>
                addSample(at, {
                  inputs: named(sample.inputs, inputs),
                  targets: named(sample.targets, targets),
                  split: sample.split,
                }),
              ),
            ],
      );
    },

    /**
     * Other hidden layers between the inputs and outputs that there are, each connected fully from the one before.
     * @param {{ hidden: readonly (readonly Place[])[], activation: string, places: ReadonlyMap<string, Place> }} network
     */
    exchangeHidden({ hidden, activation, places }) {
      const document = desk.document();
      const ids = (/** @type {Neuron["role"]} */ role) => neuronsOf(document, role).map(({ id }) => id);
      const removal = removing(
        document,
        desk.index(),
        new Set(ids("hidden")),
        new Set(document.edges.map(({ id }) => id)),
      );
      const left = applyDiff(document, removal).document;
      const added = new Added(left);
      const layers = hidden.map((layer) =>
        layer.map((place) => added.neuron({ role: "hidden", activation, ...place }, true)),
      );
      const all = [ids("input"), ...layers, ids("output")];
      for (const [at, layer] of all.slice(1).entries())
        for (const target of layer) for (const source of all[at]) added.edge(source, target);
      /** @type {Operation[]} */
      const moves = [...places].map(([id, { x, y }]) => ({
        op: "change",
        kind: "neurons",
        id,
        fields: { x: Math.round(x), y: Math.round(y) },
      }));
      added.commit(desk, [...removal, ...moves]);
    },
  };
}

/** Ids of one document beside those of another. @typedef {readonly (readonly [own: string, other: string])[]} Pairs */

/** Null where there are not as many. @param {Document} own @param {Document} other @param {Neuron["role"]} role @returns {Pairs | null} */
function pairs(own, other, role) {
  const [ours, theirs] = [neuronsOf(own, role), neuronsOf(other, role)];
  return ours.length === theirs.length ? ours.map(({ id }, at) => [id, theirs[at].id]) : null;
}

/** How many inputs and targets the samples have, and the network. @param {Document} document @param {Document} made */
const counts = (document, made) => ({
  inputs: neuronsOf(made, "input").length,
  targets: neuronsOf(made, "output").length,
  own_inputs: neuronsOf(document, "input").length,
  own_targets: neuronsOf(document, "output").length,
});

/** @param {Readonly<Record<string, number>> | undefined} values @param {Pairs} by */
const named = (values = {}, by) =>
  Object.fromEntries(by.flatMap(([own, other]) => (other in values ? [[own, values[other]]] : [])));

/** @param {number} at @param {Sample} sample @returns {Operation} */
const addSample = (at, { inputs = {}, targets = {}, split }) => ({
  op: "add_sample",
  at,
  inputs,
  targets,
  ...(split && { split }),
});

/** Gives samples the splits of as many others, if those are divided. @param {Document} document @param {readonly Sample[]} others @returns {Operation[]} */
function dividing(document, others) {
  if (others.every((sample) => splitOf(sample) === "train")) return [];
  const samples = samplesOf(document);
  return [{ op: "divide", ...bySplit(samples.map((_, at) => [sampleId(samples, at), splitOf(others[at])])) }];
}

/** @param {Document} document @returns {Operation[]} */
const withoutSamples = (document) =>
  samplesOf(document)
    .map((_, at, samples) => /** @type {Operation} */ ({ op: "remove_sample", id: sampleId(samples, at) }))
    .reverse();

/** Nothing is left: what refers to others goes first, each list from its end. @param {Document} document @returns {Operation[]} */
function cleared(document) {
  const gone = (/** @type {"neurons" | "edges" | "parameters"} */ kind) =>
    document[kind].map(({ id }) => /** @type {Operation} */ ({ op: "remove", kind, id })).reverse();
  /** @type {Operation[]} */
  const stops = stopsOf(document).length > 0 ? [{ op: "settings", fields: { stops: [] } }] : [];
  return [...stops, ...withoutSamples(document), ...gone("edges"), ...gone("neurons"), ...gone("parameters")];
}
