/**
 * Names and ids in one document: which are taken, what a new thing is called. Keys of names are unique
 * over neurons, parameters and targets. Must not know how names look.
 *
 * @import { Document } from "../../protocol/messages.js"
 *
 * @typedef {object} Holder who has a name
 * @property {"neuron" | "parameter" | "target"} kind
 * @property {string} id
 * @property {string} name
 */

import { checkName, nameKey } from "../../lib/names.js";
import { neuronName, parameterName, targetName } from "./reading.js";
import { Impossible } from "./refusal.js";

/**
 * Everything in a document that has a name.
 * @param {Document} document
 * @returns {Holder[]}
 */
export function holders({ neurons, parameters }) {
  const outputs = neurons.filter((neuron) => neuron.role === "output");
  return [
    ...neurons.map((each) => ({
      kind: /** @type {const} */ ("neuron"),
      id: each.id,
      name: neuronName(each),
    })),
    ...parameters.map((each) => ({
      kind: /** @type {const} */ ("parameter"),
      id: each.id,
      name: parameterName(each),
    })),
    ...outputs.map((each) => ({
      kind: /** @type {const} */ ("target"),
      id: each.id,
      name: targetName(each),
    })),
  ];
}

/**
 * Throws Impossible bad_name, reserved_name or duplicate_name if a document may not hold its names: those
 * of `changed` are looked at.
 * @param {Document} document as it would be
 * @param {readonly string[]} changed ids of records
 */
export function checkNames(document, changed) {
  /** @type {Map<string, Holder>} */
  const first = new Map();
  const anew = new Set(changed);
  for (const holder of holders(document)) {
    const isChanged = anew.has(holder.id);
    const problem = isChanged ? checkName(holder.name) : null;
    if (problem !== null) throw new Impossible(problem, { name: shortened(holder.name) }, [holder.id]);
    const other = first.get(nameKey(holder.name));
    if (other && (isChanged || anew.has(other.id))) {
      throw new Impossible("duplicate_name", { first: other.name, second: holder.name }, [
        other.id,
        holder.id,
      ]);
    }
    first.set(nameKey(holder.name), holder);
  }
}

/** A sentence has room for so much of a text that somebody pasted. */
const SAID = 40;

/** @param {string} text */
const shortened = (text) => (text.length > SAID ? `${text.slice(0, SAID)}…` : text);

/** Hands out names and ids that are free, each only once. */
export class FreeNames {
  /** @param {Document} document */
  constructor(document) {
    this.keys = new Set(holders(document).map((holder) => nameKey(holder.name)));
    const { neurons, edges, parameters } = document;
    this.ids = new Set([...neurons, ...edges, ...parameters].map((record) => record.id));
    /** The number behind the last one handed out, by prefix: nothing becomes free again. @type {Map<string, number>} */
    this.next = new Map();
  }

  /**
   * Takes a name, and others with it, if all are free.
   * @param {readonly string[]} names @returns {boolean} whether it is taken now
   */
  takeNames(names) {
    const keys = names.map(nameKey);
    if (keys.some((key) => this.keys.has(key))) return false;
    for (const key of keys) this.keys.add(key);
    return true;
  }

  /** Takes an id, if it is free. @param {string} id @returns {boolean} whether it is taken now */
  takeId(id) {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    return true;
  }

  /**
   * The first free of h1, h2, … as a name and as an id.
   * @param {string} prefix
   * @param {(name: string) => readonly string[]} [alsoFree] other names that must be free with it
   */
  nameAndId(prefix, alsoFree = () => []) {
    const isFree = (/** @type {string} */ name) =>
      !this.ids.has(name) && [name, ...alsoFree(name)].every((each) => !this.keys.has(nameKey(each)));
    const name = this.#firstOf(prefix, isFree);
    for (const each of [name, ...alsoFree(name)]) this.keys.add(nameKey(each));
    this.ids.add(name);
    return name;
  }

  /** The first free of e1, e2, … as an id. @param {string} prefix */
  id(prefix) {
    const id = this.#firstOf(prefix, (each) => !this.ids.has(each));
    this.ids.add(id);
    return id;
  }

  /** @param {string} prefix @param {(candidate: string) => boolean} isFree */
  #firstOf(prefix, isFree) {
    let count = this.next.get(prefix) ?? 1;
    while (!isFree(`${prefix}${count}`)) count += 1;
    this.next.set(prefix, count + 1);
    return `${prefix}${count}`;
  }
}
