/**
 * What cannot be done, as a value that the page can show: a stable code, what its sentence names, the ids concerned.
 * Must not know which verbs are refused, or why.
 *
 * @import { Said } from "../../lib/say.js"
 *
 * @typedef {Said & { ids: readonly string[] }} Refusal
 */

/** A change that cannot be made: verbs throw it, the editor turns it into a Refusal. */
export class Impossible extends Error {
  /**
   * @param {string} code a sentence of the catalogue
   * @param {Said["values"]} [values] what the sentence names
   * @param {readonly string[]} [ids] the records concerned
   */
  constructor(code, values = {}, ids = []) {
    super(code);
    this.code = code;
    this.values = values;
    this.ids = ids;
  }

  /** @returns {Refusal} */
  get refusal() {
    return Object.freeze({ code: this.code, values: this.values, ids: this.ids });
  }
}
