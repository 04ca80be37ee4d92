/**
 * The network inside a text: the text itself, or what a picture of this page (SVG) holds. Must not know what a network
 * is. The picture is never shown or run: only one part of its text is taken out.
 */

import { Impossible } from "../document/refusal.js";

const IS_PICTURE = /^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg[\s>])/u;
const HOLDER = /<metadata[^>]*\sid="backprop-canvas"[^>]*>([\s\S]*?)<\/metadata>/u;
/** @type {Readonly<Record<string, string>>} */
const SIGNS = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Whether a text begins as an SVG does. @param {string} text */
export const isPicture = (text) => IS_PICTURE.test(text.slice(0, 300));

/**
 * The text of the network in a text. Throws Impossible picture_without_network or picture_damaged.
 * @param {string} text @returns {string}
 */
export function networkIn(text) {
  if (!isPicture(text)) return text;
  const found = HOLDER.exec(text)?.[1];
  if (found === undefined) throw new Impossible("picture_without_network");
  // Programs that keep a picture may write its signs in another way.
  const json = found
    .replace(/^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/u, "$1")
    .replace(/&(lt|gt|quot|apos|amp);/gu, (_, name) => SIGNS[name]);
  try {
    JSON.parse(json);
  } catch {
    throw new Impossible("picture_damaged");
  }
  return json;
}
