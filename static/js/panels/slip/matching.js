// Which commands match a text, those that begin with it first, with the place of the match. Pure; must not know rows.

import { say } from "../../lib/say.js";

/**
 * @import { SlipOffer } from "../ui.js"
 *
 * @typedef {{ offer: SlipOffer, text: string, from: number, until: number }} Match `from` to `until` is what matches
 */

/**
 * @param {readonly SlipOffer[]} offers
 * @param {string} typed
 * @param {readonly string[] | null} codes what is shown while nothing is typed; null for all
 * @returns {Match[]}
 */
export function matching(offers, typed, codes) {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" && codes !== null)
    return codes
      .flatMap((code) => offers.filter((each) => each.code === code))
      .map((offer) => matchOf(offer, ""));
  const found = offers.map((offer) => matchOf(offer, wanted)).filter(({ from }) => from >= 0);
  return found.sort((one, other) => rank(one) - rank(other));
}

/** @param {SlipOffer} offer @param {string} wanted @returns {Match} */
function matchOf(offer, wanted) {
  const text = offer.text ?? say(`command_${offer.code}`);
  const from = text.toLowerCase().indexOf(wanted);
  return { offer, text, from, until: from + wanted.length };
}

/** The beginning comes before the beginning of a word, and that before the middle. @param {Match} match */
const rank = ({ text, from }) => (from === 0 ? 0 : text[from - 1] === " " ? 1 : 2);
