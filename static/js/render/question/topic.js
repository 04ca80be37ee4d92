/**
 * The open question for the canvas: its kind, its subject, the answer so far, and the progress of a walk.
 * Must not know how anything is painted.
 *
 * @import { Checked, Fast, Paths, Turned, Walk } from "../../protocol/messages.js"
 * @import { QuestionKind, Questions, TouchedFactor, WalkPlace } from "../../model/asking/questions.js"
 *
 * Only the answer to a question of this kind can be set; the others are null.
 * @typedef {object} Subject
 * @property {QuestionKind} kind
 * @property {string} about
 * @property {Paths | null} paths
 * @property {Walk | null} walk
 * @property {Turned | null} turned
 * @property {Fast | null} fast
 * @property {Checked | null} checked
 * @property {number} done the number of answered steps of the walk
 *
 * A subject with the state that changes while it is shown. `current`: whether the answer matches the current
 * numbers. `told`: how many paths are told. `projected`: whether the sum stands below the drawing.
 * @typedef {Subject & { current: boolean, touched: TouchedFactor | null, said: WalkPlace["said"],
 *   told: number, projected: boolean }} Topic
 */

import { splitKey } from "../../model/page/view.js";

/** @param {Questions} questions @returns {Subject | null} */
export function subjectOf(questions) {
  const open = questions.open.value;
  if (open === null) return null;
  const { kind } = open;
  const checked = kind === "check" ? questions.checked.value : null;
  return {
    kind,
    about: open.about === "" ? (checked?.about ?? "") : open.about,
    paths: kind === "paths" ? questions.paths.value : null,
    walk: kind === "walk" ? questions.walk.value : null,
    turned: kind === "turn" ? questions.turned.value : null,
    fast: kind === "fast" ? questions.fast.value : null,
    checked,
    done: kind === "walk" ? questions.walkPlace.value.done : 0,
  };
}

/** The answer of a subject; null before it arrives. @param {Subject} subject */
export const answerOf = ({ paths, walk, turned, fast, checked }) =>
  paths ?? walk ?? turned ?? fast ?? checked;

/** @param {Questions} questions @param {Subject} subject @param {boolean} projected @returns {Topic} */
export function topicOf(questions, subject, projected) {
  const answer = answerOf(subject);
  return {
    ...subject,
    current: answer === null || questions.isCurrent(answer),
    touched: questions.touched.value,
    said: subject.kind === "walk" ? questions.walkPlace.value.said : null,
    told: questions.pathsTold.value,
    projected,
  };
}

/**
 * What the answer tells the marks of the drawing, independent of the step: the gradient of the
 * parameter, where it is turned the one there, and δ for neurons. null if there is nothing to tell.
 * @param {Topic} topic
 * @returns {import("../marks/attention.js").Told | null}
 */
export function toldBy({ about, paths, fast, turned, checked, current }) {
  const { kind, id } = splitKey(about);
  const gradient = (paths ?? fast)?.gradient ?? turned?.gradient_turned ?? checked?.expected ?? null;
  if (gradient === null) return null;
  /** @type {"current" | "stale"} */
  const state = current ? "current" : "stale";
  const deltas = (fast?.steps ?? []).map(({ key, value }) => ({ ...splitKey(key), value }));
  return {
    parameter: kind === "parameter" ? id : "",
    gradient: { state, value: gradient },
    deltas: new Map(
      deltas.filter(({ kind: of }) => of !== "parameter").map((delta) => [delta.id, delta.value]),
    ),
  };
}
