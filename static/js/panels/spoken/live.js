// What is read out as things happen. A step that a person takes is read in full. While the network plays, only the
// phases are read, so that speech does not pile up. The panels' own messages are read too. Must not know how things
// look.

import { effect } from "@preact/signals";
import { systemClock } from "../../lib/clock.js";
import { say } from "../../lib/say.js";
import { facts } from "../parts/facts.js";
import { phaseWord } from "../parts/moment.js";
import { aloud, compose } from "../parts/prose.js";
import { explain } from "../rules/explain.js";
import { askedSentence } from "../step/ask_first.js";
import { kickerOf } from "../step/first_line.js";
import { spokenResults } from "./results.js";

/**
 * @import { Clock } from "../../lib/clock.js"
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Surroundings } from "../ui.js"
 *
 * What it needs of the panels' surroundings.
 * @typedef {Pick<Surroundings, "model" | "moment" | "playhead" | "ui">} Heard
 */

/** While it plays, at most one sentence is read in this many milliseconds. */
const QUIET_MILLISECONDS = 3000;

/**
 * @param {Pick<HTMLElement, "setAttribute" | "textContent">} host
 * @param {Heard} surroundings
 * @param {Clock} [clock]
 * @returns {() => void} how to stop
 */
export function announce(host, surroundings, clock = systemClock) {
  const { moment, model } = surroundings;
  host.setAttribute("aria-live", "polite");
  host.setAttribute("role", "status");
  const voice = createVoice(host, clock);
  const stopTold = effect(() => {
    if (surroundings.ui.told.value !== "") host.textContent = surroundings.ui.told.value;
  });
  const stopSteps = effect(() => {
    const plan = moment.plan.value;
    const group = moment.group.value;
    if (plan === null || group < 0) return;
    if (model.cursor.playing.value) voice.mention(say("announce_phase", { phase: phaseWord(plan, group) }));
    else if (!moment.moving.value) voice.tell(step(surroundings, plan, group));
  });
  return () => {
    voice.rest();
    stopTold();
    stopSteps();
  };
}

/**
 * Says each thing once: `tell` at once, `mention` in its turn.
 * @param {Pick<HTMLElement, "textContent">} host @param {Clock} clock
 */
function createVoice(host, clock) {
  let last = "";
  let time = Number.NEGATIVE_INFINITY;
  let rest = () => {};
  /** @param {string} text */
  const tell = (text) => {
    rest();
    if (text === last) return;
    host.textContent = last = text;
    time = clock.now();
  };
  return {
    tell,
    /** What comes later takes the place of what has not been said yet. @param {string} text */
    mention(text) {
      const left = time + QUIET_MILLISECONDS - clock.now();
      if (left <= 0 || text === last) return tell(text);
      rest();
      rest = clock.after(left, () => tell(text));
    },
    rest: () => rest(),
  };
}

/** @param {Heard} surroundings @param {PlanView} plan @param {number} group */
function step({ model, moment, playhead }, plan, group) {
  const known = facts(model, playhead.shown.value);
  if (known === null) return "";
  const marked = model.view.marked.value?.replace(/^parameter:/, "") ?? null;
  const { head, meaning } = explain(known, group, marked);
  const kept = model.asking.asked.value;
  const ends = kept === null ? meaning : [askedSentence(known, kept)];
  return [
    `${kickerOf(moment, plan, group)}.`,
    aloud(compose(head)),
    ...spokenResults(known, group),
    ...ends.map((sentence) => aloud(compose(sentence))),
  ].join(" ");
}
