// The projected page: its marks on the root element, by which the style sheets know it, and a ring where one presses.
// Knows no key.

import { effect } from "@preact/signals";
import { say } from "../../lib/say.js";

/**
 * @import { Model } from "../../model/model.js"
 * @import { Ui } from "../ui.js"
 */

/** How long a ring is seen, in milliseconds. */
const RING = 1000;

/** @param {Pick<Model, "view" | "questions">} model @param {Ui} ui @returns {() => void} how to stop */
export function keepProjector({ view, questions }, ui) {
  const root = document.documentElement;
  const stopMarks = effect(() => {
    root.toggleAttribute("data-projector", view.projector.value);
    // A layer as matrices is read beside the drawing, as an answer is.
    const beside = questions.open.value?.kind ?? (ui.open.value === "layer" ? "layer" : undefined);
    const asked = view.projector.value ? beside : undefined;
    if (asked === undefined) root.removeAttribute("data-asked");
    else root.setAttribute("data-asked", asked);
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
