// What is told under a projected drawing: the sum that is asked for, else the sentence of a stop, else the arithmetic of the present step, else its
// sentence. Must not know what a step calculates.

import { useComputed } from "@preact/signals";
import { toldStops } from "../../playback/presenting.js";
import { stopAt } from "../../playback/stops.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { compose } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";
import { deltaSentences } from "../rules/delta.js";
import { explain } from "../rules/explain.js";
import { askedSentence } from "../step/ask_first.js";
import { stopText } from "../step/stop_words.js";
import { Arithmetic } from "./arithmetic.js";
import { toldLine } from "./lines.js";
import { ToldPaths } from "./paths.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 */

/** Longer sentences than these many characters are set smaller, so that they fit under the network. */
const LONG = [120, 220];

/** The sentence of the stop that one is at, else that of the present step. @param {Surroundings} props */
export function Told(props) {
  const { model, moment, playhead } = props;
  const asked = model.questions.open.value?.kind;
  const stop = useComputed(() => stopHere(props)).value;
  if (asked !== undefined) return asked === "paths" ? html`<${ToldPaths} ...${props} />` : null;
  if (stop?.text) return html`<${Sentence} text=${stopText(model.store.document.value, stop.text)} stop />`;
  const known = facts(model, playhead.shown.value);
  if (known === null || moment.plan.value === null) return null;
  const kept = moment.moving.value ? null : model.asking.asked.value;
  const group = moment.group.value;
  if (kept !== null) return html`<${Sentence} text=${compose(askedSentence(known, kept))} />`;
  const line = group < 0 ? null : toldLine(known, group);
  if (line !== null) return html`<${Arithmetic} line=${line} />`;
  return html`<${Sentence} text=${compose(group < 0 ? { code: "told_before" } : sentenceOf(known, group))} />`;
}

/** Of a step without a calculation that a line can hold: why, or what happens. @param {Facts} known @param {number} group */
function sentenceOf(known, group) {
  const isBackward = known.plan?.groupPhase(group) === "backward";
  const [why] = isBackward ? deltaSentences(known, known.plan?.neuronOf(group) ?? "") : [];
  return why ?? explain(known, group, null).head;
}

/** The stop at which everything has come to rest, with stops on. @param {Surroundings} props */
function stopHere({ model, moment, playhead }) {
  const here = model.cursor.state.value;
  if (!model.view.stopsOn.value || here === null || moment.moving.value) return undefined;
  return stopAt(toldStops(model), { ...here, step: playhead.shown.value })?.stop;
}

/** @param {{text: string, stop?: boolean}} props */
function Sentence({ text, stop = false }) {
  const size = LONG.filter((length) => text.length > length).length;
  return html`<p class="told" data-testid="told" data-stop=${stop} data-size=${size}><${Prose} text=${text} /></p>`;
}
