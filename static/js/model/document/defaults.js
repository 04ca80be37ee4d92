/**
 * Each document is written in exactly one way: a field at its default is left out. So documents with the same meaning
 * are equal, and a field that was left out has its default. Must not know how documents change, or which defaults
 * there are.
 *
 * @import { Sample } from "../../protocol/messages.js"
 */

/**
 * What the fields held before; their defaults where nothing was written.
 * @param {object} record
 * @param {Readonly<Record<string, any>>} fields
 * @param {Readonly<Record<string, unknown>>} defaults
 */
export function former(record, fields, defaults) {
  const held = { ...defaults, .../** @type {Record<string, unknown>} */ (record) };
  return Object.fromEntries(Object.keys(fields).map((field) => [field, held[field] ?? null]));
}

/**
 * A record without the fields that are null or at their defaults: one document is written in one way only.
 * @param {object} record
 * @param {Readonly<Record<string, unknown>>} defaults
 * @returns {any}
 */
export function without(record, defaults) {
  return Object.fromEntries(
    Object.entries(record).filter(([field, value]) => {
      if (!Object.hasOwn(defaults, field)) return true;
      return value !== null && value !== undefined && value !== defaults[field] && !isEmptyList(value);
    }),
  );
}

/** @param {unknown} value */
const isEmptyList = (value) => Array.isArray(value) && value.length === 0;

/** A sample without its empty parts, and without what it is for if that is to train on. @param {Sample} sample @returns {Sample} */
export function withoutEmpty({ id = null, inputs = {}, targets = {}, split = "train" }) {
  return {
    ...(id !== null && { id }),
    ...(Object.keys(inputs).length > 0 && { inputs }),
    ...(Object.keys(targets).length > 0 && { targets }),
    ...(split !== "train" && { split }),
  };
}
