/**
 * Questions in front of a class: which one is asked next, and how its answer is told press by press. Must not know
 * which key was pressed, or how an answer looks.
 *
 * @import { QuestionKind } from "../../model/asking/messages.js"
 * @import { Model } from "../../model/model.js"
 */

import { toldArrivals } from "../../render/question/bars.js";
import { meant } from "./ask.js";

/** What is asked about a gradient, one after another. @type {readonly QuestionKind[]} */
const ORDER = ["paths", "walk", "turn"];

/** Where a gradient comes from; asked again: its walk, then the experiment. @param {Model} model */
export function askNext(model) {
  const { questions } = model;
  const open = questions.open.peek();
  const about = open?.about || meant(model);
  if (about === null) return;
  const kinds = about.startsWith("parameter:") ? ORDER : ORDER.slice(0, 2);
  const at = open === null ? -1 : kinds.indexOf(open.kind);
  questions.ask(kinds[(at + 1) % kinds.length], about);
  questions.pathsTold.value = 1;
}

/**
 * One path or one answer of a walk more or less; behind the last one and before the first the question is closed. What
 * is turned or typed stays.
 * @param {Model} model @param {1 | -1} direction
 */
export function tellOn({ questions }, direction) {
  const { pathsTold, walkPlace } = questions;
  const kind = questions.open.peek()?.kind;
  const [paths, walk] = [questions.paths.peek(), questions.walk.peek()];
  if (kind === "paths" && paths !== null) {
    const count = toldArrivals(paths).length;
    const told = Math.min(pathsTold.peek(), count) + direction;
    if (told < 1 || told > count) questions.close();
    else pathsTold.value = told;
  }
  if (kind === "walk" && walk !== null) {
    const done = walkPlace.peek().done + direction;
    if (done < 0 || done > walk.steps.length) questions.close();
    else walkPlace.value = { done, said: null };
  }
}
