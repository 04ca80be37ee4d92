/**
 * What a tool is drawing before it is there: a rubber edge, ghosts of neurons, a rectangle, guides. Must not know tools.
 *
 * @import { Said } from "../../../lib/say.js"
 * @import { Point } from "../../scene/geometry.js"
 * @import { Pen } from "../pen.js"
 *
 * A neuron that is not placed yet, in world units.
 * @typedef {{ x: number, y: number, name: string, role: "input" | "hidden" | "output" }} Ghost
 *
 * A rubber edge from the neuron `from` to a place or to the neuron `target`. `refused`: it cannot be made, and these
 * neurons, one after the other, are why. `grown`: the neuron that it would make where it ends on paper.
 * @typedef {{ kind: "edge", from: string, to: Point, target: string | null, refused: readonly string[] | null, grown?: Ghost }} EdgeDraft
 *
 * Ghosts with their edges: from a neuron, to the place of a ghost in `bodies`; `title`: what stands above them; `guides`: what
 * they are in line with.
 * @typedef {{ kind: "ghosts", bodies: readonly Ghost[], edges: readonly { from: string, to: number }[], title?: Said, guides?: GuideDraft | null }} GhostDraft
 *
 * A rectangle from corner to corner.
 * @typedef {{ kind: "marquee", from: Point, to: Point }} MarqueeDraft
 *
 * Why a neuron that moves stands where it does: the neurons of a line in order, and runs of equal gaps along an axis, drawn beside a
 * place on the other axis.
 * @typedef {{ kind: "guides", lines: readonly (readonly Point[])[], gaps: readonly { axis: "x" | "y", stops: readonly number[], beside: number }[] }} GuideDraft
 *
 * @typedef {EdgeDraft | GhostDraft | MarqueeDraft | GuideDraft} Draft
 */

import { paintRubberEdge } from "./edge.js";
import { paintGhosts } from "./ghosts.js";
import { paintGuides } from "./guides.js";
import { paintMarquee } from "./marquee.js";

/** @param {Pen} pen @param {Draft | null} draft */
export function paintDraft(pen, draft) {
  if (draft?.kind === "edge") paintRubberEdge(pen, draft);
  const guides = guidesOf(draft);
  if (guides !== null) paintGuides(pen, guides);
  if (draft?.kind === "ghosts") paintGhosts(pen, draft);
  if (draft?.kind === "marquee") paintMarquee(pen, draft);
}

/** @param {Draft | null} draft @returns {GuideDraft | null} */
export function guidesOf(draft) {
  if (draft?.kind === "guides") return draft;
  return (draft?.kind === "ghosts" && draft.guides) || null;
}
