/**
 * What people are called: the name they have chosen, else a friendly one, which follows from the key of their browser
 * alone, as their colour does. So everybody sees the same, today and tomorrow. Must not know who is here.
 *
 * @typedef {{ name: string, colour: number }} Called `colour`: one of COLOURS, from 0
 */

import { say } from "../../lib/say.js";

/** How many colours people have; the style sheets say which. */
export const COLOURS = 8;

/** @param {string} person the key @param {string} [chosen] "" where none is @returns {Called} */
export function calledOf(person, chosen = "") {
  const number = hashed(person);
  const name = chosen || say("friendly_name", { number: Math.floor(number / COLOURS) });
  return { name, colour: number % COLOURS };
}

/**
 * What each member is called. Where two people have the same name, the later one gets the number of its page too.
 * @param {readonly { id: string, number: number, person?: string, name?: string }[]} members in the order in which they came
 * @returns {Map<string, Called>}
 */
export function namesOf(members) {
  /** The first person of each name. @type {Map<string, string>} */
  const owners = new Map();
  return new Map(
    members.map(({ id, number, person, name: chosen }) => {
      const key = person || id;
      const { name, colour } = calledOf(key, chosen);
      if (!owners.has(name)) owners.set(name, key);
      return [id, { name: owners.get(name) === key ? name : `${name} ${number}`, colour }];
    }),
  );
}

/** A number of 32 bits for a text (FNV-1a). @param {string} text */
function hashed(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
