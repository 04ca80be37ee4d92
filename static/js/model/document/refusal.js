/**
 * What cannot be done, as a value that the page can show: a stable code, the sentence, the ids concerned.
 * Must not know which verbs are refused, or why.
 *
 * @typedef {object} Refusal
 * @property {string} code
 * @property {string} message
 * @property {readonly string[]} ids
 * @property {number} [iteration] the one in which training stopped
 */

import { say } from "../../lib/say.js";

/** A change that cannot be made: verbs throw it, the editor turns it into a Refusal. */
export class Impossible extends Error {
  /**
   * @param {string} code a sentence of the catalogue
   * @param {Readonly<Record<string, string | number>>} [values] what the sentence names
   * @param {readonly string[]} [ids] the records concerned
   */
  constructor(code, values = {}, ids = []) {
    super(say(code, values));
    this.code = code;
    this.ids = ids;
  }

  /** @returns {Refusal} */
  get refusal() {
    return Object.freeze({ code: this.code, message: this.message, ids: this.ids });
  }
}
