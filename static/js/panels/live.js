// What is read out as things happen: every step that a person takes, in full; only the phases while it plays.

import { effect } from "@preact/signals";
import { say } from "../lib/words.js";
import { facts } from "./facts.js";
import { moment, phaseWord, placeWords } from "./moment.js";
import { aloud, compose } from "./prose.js";
import { explain } from "./rules.js";

/**
 * @import { Moment } from "./moment.js"
 * @import { Surroundings } from "./ui.js"
 */

/**
 * @param {HTMLElement} host
 * @param {Surroundings} surroundings
 * @returns {() => void} how to stop
 */
export function announce(host, { model, playhead }) {
  host.setAttribute("aria-live", "polite");
  host.setAttribute("role", "status");
  let last = "";
  return effect(() => {
    const now = moment(model, playhead.shown);
    if (now === null || now.group < 0 || now.moving) return;
    const text = model.cursor.playing.value ? phase(now) : step(now, model, playhead.shown.value);
    if (text !== last) host.textContent = last = text;
  });
}

/** @param {Moment} now */
const phase = (now) => say("announce_phase", { phase: phaseWord(now) });

/** @param {Moment} now @param {Surroundings["model"]} model @param {number} shown */
function step(now, model, shown) {
  const known = facts(model, shown);
  if (known === null) return "";
  const marked = model.view.marked.value?.replace(/^parameter:/, "") ?? null;
  const { head, meaning } = explain(known, now.group, marked);
  return [say("step_of", placeWords(now)), ...[head, ...meaning].map((sentence) => aloud(compose(sentence)))]
    .join(". ")
    .replaceAll("..", ".");
}
