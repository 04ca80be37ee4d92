// Editing a value or a name where it stands on the drawing: a field over its knob, with what the text reads as below it.
// Enter keeps it, Escape leaves the old one, and the drawing has the focus again. What is typed stays while others change
// the network. The field is always on the page, so that it can take the focus in the very press that begins. Must not
// know the camera.

import { effect, untracked } from "@preact/signals";
import { html } from "../parts/html.js";
import { InPlaceField } from "./field.js";
import { subjectOf } from "./subject.js";

/**
 * @import { Rect } from "../../render/scene/geometry.js"
 * @import { Surroundings } from "../ui.js"
 */

/** The least size of the field, in pixels; and of the room below it. */
const LEAST = { width: 132, height: 36 };
/** More below the field where fingers work, less where their keyboard covers the stage. */
const FOOT = "var(--in-place-below) - var(--covered, 0px)";
const GAP = 8;
/** What stands in a box of its own, which the field covers. */
const KNOBS = /^(?:knob|target):/u;

/** @param {Surroundings} props */
export function InPlace(props) {
  const editing = props.model.view.editing.value;
  const open = editing !== null && editing.key !== "title" && props.model.editor.canEdit.value;
  const subject = open ? subjectOf(props, editing) : null;
  const shown = subject !== null && editing !== null;
  return html`<div class=${shown ? "in-place" : "aside"} aria-hidden=${!shown} data-testid=${shown ? "in-place" : undefined}
    data-key=${shown ? editing.key : undefined} style=${shown ? placeFor(props.boxOf(editing.key), KNOBS.test(editing.key)) : ""}
    onPointerDown=${stop} onDblClick=${stop}>
    <${InPlaceField} ...${props} editing=${editing} subject=${subject} />
  </div>`;
}

/** The drawing below does not feel what happens on the field. @param {Event} event */
const stop = (event) => event.stopPropagation();

/**
 * Gives the field the focus at once when something is edited, with its text marked, or empty for what is typed.
 * @param {HTMLElement} host @param {Surroundings} props @returns {() => void} how to stop
 */
export function keepFocused(host, props) {
  return effect(() => {
    const editing = props.model.view.editing.value;
    const subject =
      editing === null || editing.key === "title" ? null : untracked(() => subjectOf(props, editing));
    const field = host.querySelector("input");
    if (editing === null || subject === null || field === null) return;
    field.value = editing.over ? "" : subject.text;
    field.focus({ preventScroll: true });
    field.select();
  });
}

/**
 * Says how much of the stage a keyboard on the screen covers, so that the field stays above it.
 * @param {HTMLElement} host within the stage @param {VisualViewport | null} seen what of the page is seen
 */
export function keepUncovered(host, seen) {
  const stage = host.parentElement;
  if (seen === null || stage === null) return () => {};
  const measure = () => {
    const covered = stage.getBoundingClientRect().bottom - (seen.offsetTop + seen.height);
    host.style.setProperty("--covered", `${Math.max(0, Math.round(covered))}px`);
  };
  const kinds = ["resize", "scroll"];
  for (const kind of kinds) seen.addEventListener(kind, measure);
  return () => {
    for (const kind of kinds) seen.removeEventListener(kind, measure);
  };
}

/**
 * Over a knob, or over the middle of anything else, and within the stage; at its foot where the box is not drawn.
 * @param {Rect | null} box in pixels @param {boolean} knob
 */
function placeFor(box, knob) {
  if (box === null)
    return `inset-block-end: calc(var(--in-place-below) + var(--covered, 0px)); inset-inline-start: ${GAP}px; inline-size: ${LEAST.width}px`;
  const width = Math.max(LEAST.width, box.w);
  const [x, y] = [box.x + box.w / 2 - width / 2, knob ? box.y : box.y + box.h / 2 - LEAST.height / 2];
  const left = `clamp(${GAP}px, ${x}px, 100% - ${width + GAP}px)`;
  const top = `clamp(${GAP}px, ${y}px, 100% - ${LEAST.height}px - ${FOOT})`;
  return `inset-inline-start: ${left}; inset-block-start: ${top}; inline-size: ${width}px`;
}
