/**
 * A list of records while a diff is applied to it. The first change copies the list, so the original document stays
 * unchanged. Must not know what the records mean.
 */

import { Impossible } from "./refusal.js";

// Up to here looking through the list is cheaper than building a map of it.
const FEW_LOOKUPS = 8;

/** @template {{ id: string }} R */
export class ListDraft {
  /** @param {readonly R[]} records */
  constructor(records) {
    this.original = records;
    /** @type {R[] | null} */
    this.copy = null;
    this.lookups = 0;
    /** @type {Map<string, number> | null} */
    this.positions = null;
    // Positions in the map are right below this one; beyond it the list has moved.
    this.settledBelow = 0;
  }

  get records() {
    return this.copy ?? this.original;
  }

  /** The frozen list: the original one if nothing changed. */
  finish() {
    return this.copy === null ? this.original : Object.freeze(this.copy);
  }

  /**
   * The position of a record. Throws Impossible no_such_record.
   * @param {string} id
   */
  find(id) {
    const position = this.search(id);
    if (position < 0) throw new Impossible("no_such_record", { id }, [id]);
    return position;
  }

  /**
   * @param {number} at
   * @param {R} record
   */
  insert(at, record) {
    if (at > this.records.length) throw new Impossible("bad_position", { at: String(at) });
    if (this.search(record.id) >= 0) throw new Impossible("duplicate_id", { id: record.id }, [record.id]);
    this.writable().splice(at, 0, record);
    this.settledBelow = Math.min(this.settledBelow, at);
  }

  /** @param {number} position */
  removeAt(position) {
    this.positions?.delete(this.records[position].id);
    this.writable().splice(position, 1);
    this.settledBelow = Math.min(this.settledBelow, position);
  }

  /**
   * @param {number} position
   * @param {R} record
   */
  replace(position, record) {
    this.writable()[position] = record;
  }

  /** @private */
  writable() {
    this.copy ??= [...this.original];
    return this.copy;
  }

  /**
   * @private
   * @param {string} id
   */
  search(id) {
    this.lookups += 1;
    if (this.lookups > FEW_LOOKUPS && this.positions === null) {
      this.positions = new Map(this.records.map((record, position) => [record.id, position]));
      this.settledBelow = this.records.length;
    }
    const known = this.positions?.get(id) ?? -1;
    if (known >= 0 && known < this.settledBelow) return known;
    for (let i = this.settledBelow; i < this.records.length; i += 1) {
      if (this.records[i].id === id) return i;
    }
    return -1;
  }
}
