/**
 * The samples of a document while a diff is applied to it, each by its id; the twin of document/sample_list.py on the
 * server. The id of a sample is its position at first reading; it is written only where it differs from the position.
 * Must not know what the samples hold.
 *
 * @import { Sample } from "../../protocol/messages.js"
 */

import { Impossible } from "./refusal.js";

/** The id of the sample at a position; the position where there is no such sample. @param {readonly Sample[]} samples @param {number} at */
export const sampleId = (samples, at) => samples[at]?.id ?? at;

export class SampleList {
  /** @param {readonly Sample[]} samples */
  constructor(samples) {
    /** @type {Sample[]} */
    this.copy = [];
    this.items = samples;
    /** Made when a sample is not where its id says. @type {number[] | null} */
    this.ids = null;
    /** The largest id, while it is known. @type {number | null} */
    this.largest = null;
  }

  /** Where the sample with this id stands. Throws Impossible no_such_record. @param {number} id */
  find(id) {
    if (this.ids === null && id < this.items.length && (this.items[id].id ?? null) === null) return id;
    const at = this.known().indexOf(id);
    if (at < 0) throw new Impossible("no_such_record", { id: `sample ${id}` });
    return at;
  }

  /** Where the samples with these ids stand. Throws Impossible no_such_record. @param {Iterable<number>} ids @returns {[number, number][]} */
  findAll(ids) {
    const places = new Map(this.known().map((id, at) => [id, at]));
    return [...ids].map((id) => [id, places.get(id) ?? this.find(id)]);
  }

  /** Puts a sample in, and returns its id. Without a given id it gets one above all others.
   * @param {number} at @param {number | null} id @param {Sample} sample */
  insert(at, id, sample) {
    if (at > this.items.length) throw new Impossible("bad_position", { at: String(at) });
    const ids = this.known();
    const largest = this.largest ?? ids.reduce((most, each) => Math.max(most, each), -1);
    const own = id ?? largest + 1;
    if ((own <= largest && ids.includes(own)) || !Number.isSafeInteger(own))
      throw new Impossible("duplicate_id", { id: String(own) });
    this.largest = Math.max(largest, own);
    ids.splice(at, 0, own);
    this.own().splice(at, 0, sample);
    return own;
  }

  /** @param {number} at */
  removeAt(at) {
    this.known().splice(at, 1);
    this.largest = null;
    this.own().splice(at, 1);
  }

  /** @param {number} at @param {Sample} sample */
  replace(at, sample) {
    this.own()[at] = sample;
  }

  /** @param {readonly Sample[]} samples as many as there are */
  replaceAll(samples) {
    this.items = samples;
  }

  /** The samples as they are written: the original list if nothing changed. */
  finish() {
    const { ids, items } = this;
    return ids === null ? items : items.map((sample, at) => withId(sample, ids[at] === at ? null : ids[at]));
  }

  /** The items, to be changed in place: one copy for all changes. @private @returns {Sample[]} */
  own() {
    if (this.copy !== this.items) {
      this.copy = [...this.items];
      this.items = this.copy;
    }
    return this.copy;
  }

  /** @private */
  known() {
    this.ids ??= this.items.map((_, at) => sampleId(this.items, at));
    return this.ids;
  }
}

/** @param {Sample} sample @param {number | null} id @returns {Sample} */
function withId(sample, id) {
  const { id: _, ...values } = sample;
  return id === null ? values : { ...values, id };
}
