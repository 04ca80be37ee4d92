/**
 * What a text of a link or an equation names, in the names of one document: the quantity that is asked for, and which
 * quantities have to be computed to show it. Names alone are read; whether anything is right is not known here. Pure.
 *
 * @import { Piece } from "../../lib/equation/preview.js"
 * @import { Document } from "../../protocol/messages.js"
 *
 * `gradient`: of L with respect to `about`; `value`: what `about` itself is. Else why there is no answer.
 * @typedef {{ kind: "gradient" | "value", about: string } | { kind: "unknown" | "unreadable" | "not_of_loss", name: string }} AskedFor
 *
 * A quantity, or the derivative of L with respect to it.
 * @typedef {{ about: string, gradient: boolean }} Needed
 */

import { bare } from "../../lib/equation/names.js";
import { LONGEST_PREVIEW, piecesOf } from "../../lib/equation/preview.js";
import { nameKey } from "../../lib/names.js";
import { holders } from "../document/naming.js";

/** What the loss is called. */
const LOSS = new Set(["L", "E", "C", "J", "Loss", "loss"]);
const SUM = /^(?:z|net|in)(.+)$/su;
const PART = /^[LE](.+)$/su;

/** @param {Document} document */
function reader(document) {
  const known = new Map(holders(document).map(({ name, kind, id }) => [nameKey(name), `${kind}:${id}`]));
  const outputs = new Set(document.neurons.filter(({ role }) => role === "output").map(({ id }) => id));
  /** @param {RegExp} pattern @param {string} key @param {string} kind */
  const inside = (pattern, key, kind) => {
    const [of, id] = (known.get(pattern.exec(key)?.[1] ?? "") ?? "").split(/:(.*)/su);
    return of === "neuron" && (kind === "pre" || outputs.has(id)) ? `${kind}:${id}` : null;
  };
  /** The quantity with this key of a name; null if there is none. @param {string} key @returns {string | null} */
  return (key) =>
    known.get(key) ??
    (LOSS.has(key) ? "loss" : null) ??
    inside(SUM, key, "pre") ??
    inside(PART, key, "output_loss");
}

/** @param {Document} document @param {string} text such as w1, t1, L, dL/dw1, δ_h1 @returns {AskedFor} */
export function askedFor(document, text) {
  const plain = text.slice(0, LONGEST_PREVIEW).replace(/^[\s$]+|[\s$]*(?:=\s*)?\?*[\s$]*$/gu, "");
  const pieces = piecesOf(plain);
  const [only] = pieces;
  if (pieces.length !== 1 || only.sign !== "" || !/\p{L}/u.test(only.text))
    return { kind: "unreadable", name: shortened(text) };
  const quantity = reader(document);
  if (only.of === "") {
    const about = quantity(nameKey(bare(only.text)));
    if (about === null) return { kind: "unknown", name: shortened(only.text) };
    return { kind: /^(?:parameter|neuron|pre):/u.test(about) ? "gradient" : "value", about };
  }
  const [of, about] = [quantity(only.of), quantity(only.wrt)];
  if (of === null || about === null) return { kind: "unknown", name: of === null ? only.of : only.wrt };
  if (of !== "loss" || about === "loss" || about.startsWith("output_loss"))
    return { kind: "not_of_loss", name: shortened(only.text) };
  return { kind: "gradient", about };
}

/**
 * What an equation names; what is no name of the network is left out.
 * @param {Document} document @param {string} text @returns {Needed[]}
 */
export function neededFor(document, text) {
  const quantity = reader(document);
  return piecesOf(text.slice(0, LONGEST_PREVIEW)).flatMap(
    /** @returns {Needed[]} */ (piece) => {
      const isSlope = piece.of !== "";
      const key = isSlope ? piece.of : nameKey(bare(piece.text));
      const of = quantity(key);
      if (of === "loss" && isSlope) {
        const about = quantity(piece.wrt);
        return about === null ? [] : [{ about, gradient: true }];
      }
      return of === null ? [] : [{ about: of, gradient: false }];
    },
  );
}

/** @param {string} name */
const shortened = (name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
