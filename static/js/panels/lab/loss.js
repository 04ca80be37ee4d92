// The loss over all samples by iteration, small. Must not know who measured it.

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Lines, Upright } from "../plot/lines.js";
import { endsOf, keptOf, kindsOf } from "../plot/reading.js";
import { filmOf } from "../time/loss_curve.js";
import { pointAt } from "../time/loss_curve_layout.js";
import { Chart } from "./chart.js";

/**
 * @import { Film } from "../time/loss_curve.js"
 * @import { Surroundings } from "../ui.js"
 */

const HEIGHT = 160;
/** The height of a row of words. */
const ROW = 18;

/** @param {{ film: Film | null }} props */
export function LossPicture({ film }) {
  const present = film?.present ?? null;
  if (film === null || present === null || present.iterations.length < 2)
    return html`<p class="note">${say("plot_none")}</p>`;
  const kept = keptOf(present, false);
  const ends = endsOf([present, ...kept.map(({ curve }) => curve)]);
  const kinds = kindsOf(ends, { x: null, y: null });
  const told = [
    { name: say(kept.length > 0 ? "plot_train" : "plot_this"), curve: present },
    ...kept.map(({ split, curve }) => ({ name: say(`plot_${split}`), curve })),
  ].flatMap(({ name, curve }) => {
    const point = pointAt(curve, film.newest);
    return point ? [`${name} ${number(point.loss)}`] : [];
  });
  return html`<${Chart} height=${HEIGHT} across=${{ kind: kinds.x, ends: [ends.x[0], Math.max(ends.x[1], film.newest)] }}
    up=${{ kind: kinds.y, ends: kinds.loss }} label="" spoken=${`${say("plot_title")}: ${told.join(", ")}`}>
    ${(/** @type {import("../plot/lines.js").Field} */ field) => {
      const end = pointAt(present, film.newest);
      // Words stand where the curve does not end.
      const high = end !== null && field.y.at(end.loss) < (field.box.top + field.box.bottom) / 2;
      const top = high ? field.box.bottom - ROW * (told.length + 0.2) : field.box.top;
      return html`
      <${Lines} ...${field} ...${{ present, kept, curves: [present] }} names=${false} nameOf=${() => ""} />
      <${Upright} ...${field} kind="plot-here" iteration=${film.iteration} point=${pointAt(present, film.iteration)} />
      ${told.map((words, row) => html`<text key=${row} class="lab-told" x=${field.box.right} y=${top + ROW * (row + 0.8)}>${words}</text>`)}`;
    }}
  </${Chart}>`;
}

/** As rows of a table. @param {Surroundings["model"]} model @returns {readonly (readonly (string | number)[])[]} */
export function lossRows(model) {
  const present = filmOf(model)?.present;
  return [
    ["iteration", "loss"],
    ...Array.from(present?.iterations ?? [], (iteration, at) => [iteration, present?.losses[at] ?? ""]),
  ];
}
