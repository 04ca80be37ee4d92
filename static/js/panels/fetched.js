// What is fetched after the first paint, and the plot that lies over the drawing, which is part of it. Must not know what
// any of it shows.

import { html } from "./parts/html.js";
import { later } from "./parts/later.js";

/** @import { Surroundings } from "./ui.js" */

export const late = later(() => import("./late.js"));

const LossPlot = late.panel("LossPlot");

/** The loss over the run, large. @param {Surroundings} props */
export function PlotPanel(props) {
  const { model, ui } = props;
  if (!ui.plot.value || model.view.projector.value || model.store.document.value === null) return null;
  return html`<${LossPlot} ...${props} />`;
}
