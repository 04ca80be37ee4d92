/**
 * Which gesture a drag begins, by the tool in hand, what is under the pointer, and whether a finger, a pen or a mouse
 * drags. Must not know what a gesture does.
 */

import { selectedNeurons } from "../../model/page/selection.js";
import { splitKey } from "../../model/page/view.js";
import { experimentKnob } from "../actions/ask.js";
import { moving } from "./duplicate.js";
import { DrawEdge } from "./edge.js";
import { Marquee } from "./marquee.js";
import { Pan } from "./pan.js";
import { Placing } from "./placing.js";
import { knobOf, Turn } from "./turn.js";

/**
 * @typedef {import("../actions/context.js").ToolContext} ToolContext
 * @typedef {import("../actions/context.js").StagePoint} StagePoint
 * @typedef {import("../actions/context.js").Gesture} Gesture
 */

/**
 * @param {ToolContext} context @param {StagePoint} from @param {string | null} key of what is under the pointer
 * @param {PointerEvent} event @returns {Gesture}
 */
export function begun(context, from, key, event) {
  const { model } = context;
  const tool = model.view.tool.peek();
  const experiment = key === null ? null : experimentKnob(model, key);
  if (experiment !== null) return new Turn(from, experiment);
  if (tool === "hand") return new Pan(context, from);
  if (key === null) return onPaper(context, from, event);
  if (!model.editor.canEdit.peek()) return new Pan(context, from);
  const { kind, id } = splitKey(key);
  const isNeuron = kind === "neuron" || kind === "input";
  // A finger is wider than a rim: with Select it drags the neuron.
  const isRim = kind === "rim" && !(event.pointerType === "touch" && tool === "select");
  if (isRim || (tool === "edge" && isNeuron)) return new DrawEdge(context, id);
  if (isNeuron || kind === "rim") return moving(context, from, id, movingWith(model, id), event.altKey);
  const knob = knobOf(context, key);
  return knob === null ? onPaper(context, from, event) : new Turn(from, knob);
}

/**
 * On paper, who draws selects. A finger or a pen with a tool that places, places; a finger with any other moves the
 * drawing, and so does whoever looks on or reads an answer.
 * @param {ToolContext} context @param {StagePoint} from @param {PointerEvent} event @returns {Gesture}
 */
function onPaper(context, from, event) {
  const { editor, questions, view } = context.model;
  const draws = editor.canEdit.peek() && questions.open.peek() === null;
  const tool = view.tool.peek();
  if (draws && event.pointerType !== "mouse" && (tool === "neuron" || tool === "layer"))
    return new Placing(context);
  return (draws && event.pointerType !== "touch") || event.shiftKey
    ? new Marquee(context, from, event.shiftKey)
    : new Pan(context, from);
}

/**
 * The neurons that move with `id`: the selection, if `id` is in it. An open question stays open.
 * @param {import("../../model/model.js").Model} model @param {string} id
 */
function movingWith({ questions, view }, id) {
  if (questions.open.peek() !== null) return [id];
  const ids = selectedNeurons(view);
  if (ids.includes(id)) return ids;
  view.selection.value = new Set([`neuron:${id}`]);
  return [id];
}
