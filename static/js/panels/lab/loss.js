// The loss over all samples by iteration, small. Must not know who measured it.

import { useEffect } from "preact/hooks";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Lines, Upright } from "../plot/lines.js";
import { endsOf, flagsOf, keptOf, kindsOf } from "../plot/reading.js";
import { walkIteration } from "../plot/walk.js";
import { filmOf } from "../time/loss_curve.js";
import { pointAt } from "../time/loss_curve_layout.js";
import { Chart } from "./chart.js";

/**
 * @import { Film } from "../time/loss_curve.js"
 * @import { Surroundings } from "../ui.js"
 */

const HEIGHT = { wide: 160, narrow: 124 };
/** The height of a row of words. */
const ROW = 18;

/** @param {Surroundings & { film: Film | null }} props */
export function LossPicture(props) {
  const { film, model } = props;
  useEffect(() => model.landmarks.watch(), []);
  const present = film?.present ?? null;
  if (film === null || present === null || present.iterations.length < 2)
    return html`<p class="note">${say("plot_none")}</p>`;
  const kept = keptOf(present, false);
  const flags = flagsOf(present, model.landmarks.latest.value);
  const ends = endsOf([present, ...kept.map(({ curve }) => curve)]);
  const kinds = kindsOf(ends, { x: null, y: null });
  const told = [
    { name: say(kept.length > 0 ? "plot_train" : "plot_this"), curve: present },
    ...kept.map(({ split, curve }) => ({ name: say(`plot_${split}`), curve })),
  ].flatMap(({ name, curve }) => {
    const point = pointAt(curve, film.newest);
    return point ? [`${name} ${number(point.loss)}`] : [];
  });
  const height = HEIGHT[globalThis.matchMedia?.("(max-width: 700px)").matches ? "narrow" : "wide"];
  return html`<${Chart} height=${height} untrained across=${{ kind: kinds.x, ends: [ends.x[0], Math.max(ends.x[1], film.newest)] }}
    up=${{ kind: kinds.y, ends: kinds.loss }} label="" spoken=${`${say("plot_title")}: ${told.join(", ")}`}>
    ${(/** @type {import("../plot/lines.js").Field} */ field) => {
      const end = pointAt(present, film.newest);
      // Words stand where the curve does not end.
      const high = end !== null && field.y.at(end.loss) < (field.box.top + field.box.bottom) / 2;
      const top = high ? field.box.bottom - ROW * (told.length + 0.2) : field.box.top;
      return html`
      <${Lines} ...${field} ...${{ present, kept, curves: [present] }} names=${false} nameOf=${() => ""} />
      <${Upright} ...${field} kind="plot-here" iteration=${film.iteration} point=${pointAt(present, film.iteration)} />
      ${flags.map(({ kind, iteration }) => html`<path key=${kind} class="plot-flag" data-kind=${kind} d=${`M${field.x.at(iteration)} ${field.box.top}V${field.box.bottom}`} />`)}
      ${told.map((words, row) => html`<text key=${row} class="lab-told" x=${field.box.right} y=${top + ROW * (row + 0.8)}>${words}</text>`)}`;
    }}
  </${Chart}>
  <${Doors} ...${props} flags=${flags} />`;
}

/** What stands out, each a way into its iteration. @param {Surroundings & { flags: readonly import("../plot/reading.js").Flag[] }} props */
const Doors = (props) =>
  props.flags.length > 0 &&
  html`<p class="lab-flags">${props.flags.map(
    (flag) => html`<button key=${flag.kind} type="button" class="link" data-flag=${flag.kind}
      onClick=${() => walkIteration(props, flag.walk)}>${say(flag.code, flag.values)}</button>`,
  )}</p>`;

/** As rows of a table. @param {Surroundings["model"]} model @returns {readonly (readonly (string | number)[])[]} */
export function lossRows(model) {
  const present = filmOf(model)?.present;
  return [
    ["iteration", "loss"],
    ...Array.from(present?.iterations ?? [], (iteration, at) => [iteration, present?.losses[at] ?? ""]),
  ];
}
