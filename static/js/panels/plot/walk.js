// An iteration of a curve is walked: the plot makes way for the drawing, and one goes on neuron by neuron. Must not know
// what was pressed for it.

import { isReadAlong, NAMED } from "../../model/run/paces.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Pick<Surroundings, "model" | "ui" | "actions">} props @param {number} iteration */
export function walkIteration({ model, ui, actions }, iteration) {
  const { cursor, transport } = model;
  ui.plot.value = false;
  if (!isReadAlong(cursor.state.peek()?.pace ?? NAMED.neuron)) transport.setPace(NAMED.neuron);
  transport.seek(0, { turn: 0, iteration });
  actions.backToDrawing();
}
