/**
 * Listens to the pointer on the stage and decides which gesture a press becomes. Holds the one active
 * gesture; the gesture itself decides what it does.
 */

import { selectedNeurons } from "../../model/page/selection.js";
import { splitKey } from "../../model/page/view.js";
import { experimentKnob } from "../actions/ask.js";
import { hoverGhost } from "../actions/ghost.js";
import { editAt } from "../actions/in_place.js";
import { openMenuAt } from "../actions/menu.js";
import { select } from "../actions/select.js";
import { moving } from "./duplicate.js";
import { DrawEdge } from "./edge.js";
import { Marquee } from "./marquee.js";
import { Pan } from "./pan.js";
import { Pinch } from "./pinch.js";
import { click, place } from "./press.js";
import { knobOf, Turn } from "./turn.js";
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
  /** @type {Map<number, StagePoint>} the fingers that are down */
  #down = new Map();
  /** @type {Press | null} a press that has not moved yet */
  #press = null;
  /** @type {Gesture | null} */
  #gesture = null;

  /** @param {HTMLElement} stage @param {ToolContext & import("../actions/menu.js").MenuContext} context */
  constructor(stage, context) {
    this.#stage = stage;
    this.#context = context;
    stage.addEventListener("pointerdown", (event) => this.#onDown(event));
    stage.addEventListener("pointermove", (event) => this.#onMove(event));
    stage.addEventListener("pointerup", (event) => this.#onUp(event));
    stage.addEventListener("pointercancel", () => this.cancel());
    stage.addEventListener("pointerleave", (event) => {
      this.#hover(null);
      hoverGhost(context, null, event);
    });
    stage.addEventListener("contextmenu", (event) => this.#onMenu(event));
    stage.addEventListener("dblclick", (event) => this.#onDouble(event));
    stage.addEventListener("wheel", (event) => onWheel(context, event, this.#point(event)), {
      passive: false,
    });
  }

  /** Cancels the active gesture as if it had not begun. Returns whether there was one. */
  cancel() {
    const busy = this.#gesture !== null;
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
    this.#stage.focus({ preventScroll: true });
    this.#stage.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, point);
    if (this.#down.size === 2 && !this.#locked()) {
      this.#gesture?.cancel();
      this.#press = null;
      this.#gesture = new Pinch(this.#context, this.#down);
    } else if (this.#down.size === 1 && event.button !== RIGHT) {
      const pans = event.button === MIDDLE || this.#context.hand.isHeld();
      // The middle button would scroll the page by itself.
      if (event.button === MIDDLE) event.preventDefault();
      this.#press = { from: point, key: pans ? null : this.#keyAt(point), pans };
    }
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const point = this.#point(event);
    if (this.#down.has(event.pointerId)) this.#down.set(event.pointerId, point);
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
    this.#context.hand.use();
    if (this.#locked()) return;
    this.#gesture = pans ? new Pan(this.#context, from) : this.#gestureFor(from, key, event);
  }

  /** @param {StagePoint} from @param {string | null} key @param {PointerEvent} event @returns {Gesture} */
  #gestureFor(from, key, event) {
    const { model } = this.#context;
    const tool = model.view.tool.peek();
    const experiment = key === null ? null : experimentKnob(model, key);
    if (experiment !== null) return new Turn(from, experiment);
    if (tool === "hand") return new Pan(this.#context, from);
    if (key === null) return this.#onPaper(from, event);
    if (!model.editor.canEdit.peek()) return new Pan(this.#context, from);
    const { kind, id } = splitKey(key);
    const isNeuron = kind === "neuron" || kind === "input";
    if (kind === "rim" || (tool === "edge" && isNeuron)) return new DrawEdge(this.#context, id);
    if (isNeuron) return moving(this.#context, from, id, this.#moving(id), event.altKey);
    const knob = knobOf(this.#context, key);
    return knob === null ? this.#onPaper(from, event) : new Turn(from, knob);
  }

  /**
   * On paper, who draws selects. A finger moves the drawing, and so does whoever looks on or reads an answer.
   * @param {StagePoint} from @param {PointerEvent} event @returns {Gesture}
   */
  #onPaper(from, event) {
    const { editor, questions } = this.#context.model;
    const draws = editor.canEdit.peek() && questions.open.peek() === null && event.pointerType !== "touch";
    return draws || event.shiftKey
      ? new Marquee(this.#context, from, event.shiftKey)
      : new Pan(this.#context, from);
  }

  /** The neurons that move with `id`: the selection, if `id` is in it. An open question stays open.
   * @param {string} id */
  #moving(id) {
    const { questions, view } = this.#context.model;
    if (questions.open.peek() !== null) return [id];
    const ids = selectedNeurons(view);
    if (ids.includes(id)) return ids;
    view.selection.value = new Set([`neuron:${id}`]);
    return [id];
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    const point = this.#point(event);
    this.#down.delete(event.pointerId);
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

  /** The right button, or a long press. @param {MouseEvent} event */
  #onMenu(event) {
    event.preventDefault();
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
