// The projected page: its marks on the root element, by which the style sheets know it, a ring where one
// presses, and the one sentence under the network. Knows no key.

import { effect, useComputed } from "@preact/signals";
import { say } from "../lib/say.js";
import { toldStops } from "../playback/presenting.js";
import { stopAt } from "../playback/stops.js";
import { facts } from "./parts/facts.js";
import { html } from "./parts/html.js";
import { compose } from "./parts/prose.js";
import { Prose } from "./parts/sentence.js";
import { explain } from "./rules/explain.js";
import { askedSentence } from "./step/ask_first.js";
import { stopText } from "./step/stop_words.js";

/**
 * @import { Facts } from "./parts/facts.js"
 * @import { View } from "../model/page/view.js"
 * @import { Ui, Surroundings } from "./ui.js"
 */

/** How long a ring is seen, in milliseconds. */
const RING = 1000;
/** Longer sentences than these many characters are set smaller, so that they fit under the network. */
const LONG = [120, 220];

/** @param {View} view @param {Ui} ui @returns {() => void} how to stop */
export function keepProjector(view, ui) {
  const root = document.documentElement;
  const stopMarks = effect(() => {
    root.toggleAttribute("data-projector", view.projector.value);
    root.toggleAttribute("data-blank", view.projector.value && view.blank.value);
  });
  let before = view.blank.peek();
  const stopTelling = effect(() => {
    if (!view.projector.value) view.blank.value = false;
    if (view.blank.value !== before) ui.told.value = say(view.blank.value ? "page_blank" : "page_back");
    before = view.blank.value;
  });
  const heard = new AbortController();
  const press = (/** @type {PointerEvent} */ event) => view.projector.peek() && ring(event);
  addEventListener("pointerdown", press, { capture: true, passive: true, signal: heard.signal });
  return () => {
    stopMarks();
    stopTelling();
    heard.abort();
  };
}

/** @param {PointerEvent} event */
function ring({ clientX, clientY }) {
  const circle = document.createElement("div");
  circle.className = "press-ring";
  circle.dataset.testid = "press-ring";
  circle.style.left = `${clientX}px`;
  circle.style.top = `${clientY}px`;
  document.body.append(circle);
  setTimeout(() => circle.remove(), RING);
}

/** The sentence of the stop that one is at, else that of the present step. @param {Surroundings} props */
export function Told(props) {
  const { model, moment, playhead } = props;
  const stop = useComputed(() => stopHere(props)).value;
  if (stop?.text) return html`<${Sentence} text=${stopText(model.store.document.value, stop.text)} stop />`;
  const known = facts(model, playhead.shown.value);
  if (known === null || moment.plan.value === null) return null;
  return html`<${Sentence} text=${compose(sentenceOf(known, props))} />`;
}

/** Of the present step, or the question that keeps its result back. @param {Facts} known @param {Surroundings} props */
function sentenceOf(known, { model, moment }) {
  const kept = model.asking.asked.value;
  if (kept !== null && !moment.moving.value) return askedSentence(known, kept);
  const group = moment.group.value;
  return group < 0 ? { code: "told_before" } : explain(known, group, null).head;
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
