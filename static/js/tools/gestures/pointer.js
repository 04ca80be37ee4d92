/**
 * Listens to the pointer on the stage and decides which gesture a press becomes. Holds the one active
 * gesture; the gesture itself decides what it does.
 */

import { systemClock } from "../../lib/clock.js";
import { splitKey } from "../../model/page/view.js";
import { hoverGhost } from "../actions/ghost.js";
import { editAt } from "../actions/in_place.js";
import { openMenuAt } from "../actions/menu.js";
import { select } from "../actions/select.js";
import { begun } from "./begun.js";
import { createLongPress } from "./long_press.js";
import { Pan } from "./pan.js";
import { Pinch } from "./pinch.js";
import { click, place } from "./press.js";
import { onWheel } from "./wheel.js";

/** A press that moves less than this many pixels is a click; fingers tremble more. */
const STILL = { mouse: 4, pen: 6, touch: 10 };
const MIDDLE = 1;
const RIGHT = 2;

/**
 * @typedef {import("../actions/context.js").ToolContext} ToolContext
 * @typedef {import("../actions/context.js").StagePoint} StagePoint
 * @typedef {import("../actions/context.js").Gesture} Gesture
 *
 * @typedef {{ from: StagePoint, key: string | null, pans: boolean }} Press `pans`: whatever it is on, it moves the drawing
 */

export class Pointer {
  #stage;
  #context;
  /** @type {Map<number, StagePoint>} the fingers that are down; a pen alone: the hand beside it is no finger */
  #down = new Map();
  #pen = false;
  /** @type {Press | null} a press that has not moved yet */
  #press = null;
  /** @type {Gesture | null} */
  #gesture = null;
  #long = createLongPress(systemClock);

  /** @param {HTMLElement} stage @param {ToolContext & import("../actions/menu.js").MenuContext} context */
  constructor(stage, context) {
    this.#stage = stage;
    this.#context = context;
    stage.addEventListener("pointerdown", (event) => this.#onDown(event));
    stage.addEventListener("pointermove", (event) => this.#onMove(event));
    stage.addEventListener("pointerup", (event) => this.#onUp(event));
    stage.addEventListener("pointercancel", ({ pointerId }) => {
      // A browser takes the hand away that rests beside a pen.
      if (this.#down.has(pointerId)) this.cancel();
    });
    stage.addEventListener("pointerleave", (event) => {
      this.#hover(null);
      hoverGhost(context, null, event);
    });
    stage.addEventListener("contextmenu", (event) => this.#onMenu(event));
    stage.addEventListener("pointerleave", () => (context.model.view.pointer.value = null));
    stage.addEventListener("dblclick", (event) => this.#onDouble(event));
    stage.addEventListener("wheel", (event) => onWheel(context, event, this.#point(event)), {
      passive: false,
    });
  }

  /** Cancels the active gesture as if it had not begun. Returns whether there was one. */
  cancel() {
    const busy = this.#gesture !== null;
    this.#long.end();
    this.#gesture?.cancel();
    this.#gesture = this.#press = null;
    this.#down.clear();
    return busy;
  }

  /** @param {MouseEvent} event @returns {StagePoint} */
  #point(event) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    const point = this.#point(event);
    const byPen = event.pointerType === "pen";
    if (this.#pen && this.#down.size > 0 && !byPen) return;
    // Where fingers have moved the drawing it stays; from here on the pen draws.
    if (byPen && this.#down.size > 0) this.cancel();
    this.#pen = byPen;
    this.#stage.focus({ preventScroll: true });
    this.#stage.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, point);
    this.#long.end();
    if (this.#down.size === 2 && !this.#locked()) {
      this.#gesture?.cancel();
      this.#press = null;
      this.#gesture = new Pinch(this.#context, this.#down);
    } else if (this.#down.size === 1 && event.button !== RIGHT) {
      const pans = event.button === MIDDLE || this.#context.hand.isHeld();
      // The middle button would scroll the page by itself.
      if (event.button === MIDDLE) event.preventDefault();
      this.#press = { from: point, key: pans ? null : this.#keyAt(point), pans };
      if (event.pointerType === "touch") this.#long.begin(() => this.#onLong(event));
    }
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const point = this.#point(event);
    this.#context.model.view.pointer.value = this.#context.camera.toWorld(point);
    if (this.#down.has(event.pointerId)) this.#down.set(event.pointerId, point);
    else if (this.#down.size > 0) return;
    if (this.#press !== null) this.#begin(this.#press, point, event);
    if (this.#gesture !== null) this.#gesture.move(point, event);
    else if (this.#down.size === 0) {
      const key = this.#keyAt(point);
      this.#hover(key);
      const paper = key === null && event.pointerType !== "touch" && !this.#locked();
      hoverGhost(this.#context, paper ? this.#context.camera.toWorld(point) : null, event);
    }
  }

  /** @param {Press} press @param {StagePoint} point @param {PointerEvent} event */
  #begin({ from, key, pans }, point, event) {
    const still = STILL[/** @type {keyof typeof STILL} */ (event.pointerType)] ?? STILL.mouse;
    if (Math.hypot(point.x - from.x, point.y - from.y) < still) return;
    this.#press = null;
    this.#long.end();
    this.#context.hand.use();
    if (this.#locked()) return;
    this.#gesture = pans ? new Pan(this.#context, from) : begun(this.#context, from, key, event);
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    const point = this.#point(event);
    if (!this.#down.delete(event.pointerId)) return;
    this.#long.end();
    if (this.#press !== null && !this.#press.pans) click(this.#context, point, this.#press.key, event);
    this.#gesture?.end(point, event);
    this.#gesture = this.#press = null;
  }

  /** A double-click draws on paper, edits what it is on, and selects the layer on its name. @param {MouseEvent} event */
  #onDouble(event) {
    const { camera, model, renderer } = this.#context;
    const point = this.#point(event);
    const layer = renderer.layerAt(point.x, point.y);
    if (layer !== null) return select(model, layer);
    const key = this.#keyAt(point);
    if (key !== null) editAt(model, key);
    else if (
      model.view.tool.peek() !== "neuron" &&
      model.view.tool.peek() !== "layer" &&
      model.editor.canEdit.peek()
    )
      place(model, camera.toWorld(point), "hidden");
  }

  /** A locked drawing also stays in place: it cannot be dragged or zoomed. */
  #locked() {
    return this.#context.model.view.locked.peek();
  }

  /** A finger that stays selects too what it is on; on paper it opens the menu. @param {PointerEvent} event */
  #onLong(event) {
    const key = this.#press?.key ?? null;
    if (this.#press === null || this.#locked()) return;
    this.#press = null;
    if (key === null) openMenuAt(this.#context, this.#point(event));
    else click(this.#context, this.#point(event), key, { shiftKey: true, altKey: false });
  }

  /** The right button. What a browser makes of a long press is left: the page has timed it. @param {MouseEvent} event */
  #onMenu(event) {
    event.preventDefault();
    if (/** @type {PointerEvent} */ (event).pointerType === "touch") return;
    this.cancel();
    if (!this.#locked()) openMenuAt(this.#context, this.#point(event));
  }

  /** @param {StagePoint} point */
  #keyAt(point) {
    return this.#context.renderer.hitTest(point.x, point.y);
  }

  /** @param {string | null} key */
  #hover(key) {
    this.#context.model.view.hover.value = key;
    this.#stage.dataset.over = key === null ? "" : splitKey(key).kind;
  }
}
