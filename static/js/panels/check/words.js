// What the judge says in words, with its names marked, so that they are set as on the drawing and read aloud as names.

import { knows, word } from "../../lib/say.js";
import { mark, slopeMark } from "../parts/prose.js";

/**
 * @import { Finding, Said } from "../../protocol/messages.js"
 */

const NAME = "\\p{L}[\\p{L}\\p{Nd}_]*'*";
// A derivative of two names, marked already or in plain text; a marked name; a word.
const NAMED = new RegExp(
  `∂\u2068([^\u2069]*)\u2069/∂\u2068([^\u2069]*)\u2069|∂(${NAME})/∂(${NAME})|\u2068[^\u2069]*\u2069|${NAME}`,
  "gu",
);

/** Text with its derivatives marked, and L, which is in every network. @param {string} text */
export const named = (text) =>
  text.replace(NAMED, (found, of, wrt, plainOf, plainWrt) => {
    const [top, below] = [of ?? plainOf, wrt ?? plainWrt];
    if (top !== undefined) return slopeMark(top, below);
    return found === "L" ? mark(found) : found;
  });

/** One sentence. @param {Said} said */
export const worded = (said) => named(word(said, mark));

/** What a finding is. @param {Finding} finding */
export const message = ({ says }) => says.map(worded).join(" ");

/** The question that comes before the message; "" if there is none. @param {Finding} finding */
export const question = (finding) => beside("ask_", finding);

/** The next hint; "" for none. @param {Finding} finding */
export const reason = (finding) => beside("why_", finding);

/** @param {"ask_" | "why_"} what @param {Finding} finding */
function beside(what, { says: [{ code, values }] }) {
  return knows(what + code) ? worded({ code: what + code, values }) : "";
}
