/**
 * What leads from one document to another, as a diff: so an earlier version comes back by an edit like any other. A
 * reference is removed before its target and a target added before its reference, so that a long diff can be cut. Must
 * not know where the documents come from.
 *
 * @import { Diff, Document } from "../../protocol/messages.js"
 * @import { Operation } from "./diff.js"
 * @import { Kind } from "./reading.js"
 */

import { RECORD_DEFAULTS, SETTINGS_DEFAULTS } from "../../protocol/document.js";
import { ordered } from "./ordered.js";
import { emptied, samplesBetween } from "./samples_between.js";

const SETTINGS = ["title", "loss", "training", "conventions", "stops"];

/**
 * The diff. Values of trainable parameters are always in it: a run may have moved them, and an edit keeps what it has
 * reached before it changes anything.
 * @param {Document} from @param {Document} to
 * @returns {Diff}
 */
export function difference(from, to) {
  const neurons = recordsBetween("neurons", from, to);
  const edges = recordsBetween("edges", from, to);
  const parameters = recordsBetween("parameters", from, to);
  const samples = samplesBetween(from, to);
  return [
    ...edges.removed,
    ...samples.removed,
    ...emptied(from, to, samples.left),
    // Without its edges a neuron stands in nobody's way; a parameter may still be the weight of an edge that changes.
    ...neurons.removed,
    ...parameters.moved,
    ...parameters.added,
    ...neurons.added,
    ...parameters.changed,
    ...neurons.changed,
    ...edges.changed,
    ...edges.added,
    ...parameters.removed,
    ...samples.added,
    ...samples.values,
    ...settingsBetween(from, to),
  ];
}

/**
 * Records that go, come and change. Of parameters, `moved` are those that go to come again in another place; the others
 * go last, and records that come are placed among them.
 * @param {Kind} kind @param {Document} from @param {Document} to
 */
function recordsBetween(kind, from, to) {
  const [before, after] = [from[kind], to[kind]];
  const former = new Map(before.map((record) => [record.id, record]));
  const stay = ordered(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  const gone = before.filter(({ id }) => !stay.has(id)).map(({ id }) => id);
  const wanted = new Set(after.map(({ id }) => id));
  const last = kind === "parameters" ? gone.filter((id) => !wanted.has(id)) : [];
  const first = last.length > 0 ? gone.filter((id) => wanted.has(id)) : gone;
  const among = before.map(({ id }) => id).filter((id) => stay.has(id) || last.includes(id));
  /** @type {(id: string) => Operation} */
  const remove = (id) => ({ op: "remove", kind, id });
  return {
    moved: kind === "parameters" ? first.toReversed().map(remove) : [],
    removed: (kind === "parameters" ? last : first).toReversed().map(remove),
    added: additions(kind, after, stay, among),
    changed: after.flatMap((record) => {
      const fields = stay.has(record.id) ? changedFields(kind, former.get(record.id) ?? {}, record) : {};
      return Object.keys(fields).length > 0
        ? [/** @type {Operation} */ ({ op: "change", kind, id: record.id, fields })]
        : [];
    }),
  };
}

/**
 * Records that come, each at its place among those that are there at that moment.
 * @param {Kind} kind @param {readonly { id: string }[]} after @param {ReadonlySet<string>} stay @param {readonly string[]} among
 */
function additions(kind, after, stay, among) {
  /** @type {Operation[]} */
  const added = [];
  let [at, next] = [0, 0];
  for (const record of after) {
    if (stay.has(record.id)) {
      const place = among.indexOf(record.id, next);
      at += place - next + 1;
      next = place + 1;
    } else {
      added.push({ op: "add", kind, at, record });
      at += 1;
    }
  }
  return added;
}

/** @param {Kind} kind @param {object} before @param {object} after */
function changedFields(kind, before, after) {
  const fields = changed(before, after, RECORD_DEFAULTS[kind]);
  const { trainable = true } = /** @type {{ trainable?: boolean }} */ (before);
  const { value } = /** @type {{ value?: number }} */ (after);
  return kind === "parameters" && trainable ? { ...fields, value } : fields;
}

/**
 * The fields that differ, as they are after; null for a default that is nothing.
 * @param {object} before @param {object} after @param {Readonly<Record<string, unknown>>} defaults
 */
function changed(before, after, defaults) {
  const [one, other] = [before, after].map((each) => /** @type {Record<string, unknown>} */ (each));
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names
      .filter((name) => !isSame(one[name], other[name]))
      .map((name) => [name, other[name] ?? defaults[name] ?? null]),
  );
}

/** @param {Document} from @param {Document} to @returns {Operation[]} */
function settingsBetween(from, to) {
  const only = (/** @type {Document} */ document) =>
    Object.fromEntries(Object.entries(document).filter(([field]) => SETTINGS.includes(field)));
  const fields = changed(only(from), only(to), SETTINGS_DEFAULTS);
  return Object.keys(fields).length > 0 ? [{ op: "settings", fields }] : [];
}

/** Whether two plain values are equal. @param {unknown} one @param {unknown} other */
const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);
