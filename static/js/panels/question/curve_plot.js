// One small curve: a quantity's name, its first and last value, and the curve between them. A parameter is drawn in
// steps, everything else as a line. It can be touched and focused, and says in words what it shows. Knows no model.

import { useEffect } from "preact/hooks";
import { authored, chosenDigits, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { endsOf, linePath, scale, stepPath } from "../parts/plot_scale.js";
import { aloud } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";
import { useSize } from "../parts/use_size.js";

/** @import { CurveRow } from "./curves_rows.js" */

const HEIGHT = 44;
const PAD = 4;
const MOST_DIGITS = 6;

/** @param {{row: CurveRow, light: (key: string | null) => void}} props */
export function CurvePlot({ row, light }) {
  const [host, { width }] = useSize();
  const { text, values, kind, mark = null } = row;
  const [start, end] = ends(row);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const words = { name: aloud(text), start, end, count: values.length, low: number(low), high: number(high) };
  const leave = () => light(null);
  const enter = () => light(mark);
  // A row that is removed while the pointer is on it gets no leave event.
  useEffect(() => leave, []);
  return html`<li class="curve-row" data-kind=${kind}>
    <button type="button" aria-label=${say("curves_row", words)} data-key=${row.key}
      onPointerEnter=${enter} onPointerLeave=${leave} onFocus=${enter} onBlur=${leave} onClick=${enter}>
      <span class="curve-name"><${Prose} text=${text} /></span>
      <span class="curve-start">${start}</span>
      <span class="curve-plot" ref=${host}>${width > 0 && drawn(values, kind, width)}</span>
      <span class="curve-end">${end}</span>
    </button>
  </li>`;
}

/** The first and the last value with digits that tell them apart, as far as there is room. @param {CurveRow} row */
function ends({ values, kind }) {
  const [first, last] = [values[0], values[values.length - 1]];
  let digits = chosenDigits();
  while (digits < MOST_DIGITS && number(first, digits) === number(last, digits)) digits += 1;
  return [kind === "held" ? authored(first, digits) : number(first, digits), number(last, digits)];
}

/** @param {ArrayLike<number>} values @param {CurveRow["kind"]} kind @param {number} width */
function drawn(values, kind, width) {
  const x = scale([0, Math.max(1, values.length - 1)], [PAD, width - PAD]);
  const y = scale(endsOf(values), [HEIGHT - PAD, PAD]);
  const xs = Array.from(values, (_, i) => x(i));
  const ys = Array.from(values, (value) => y(value));
  const path = kind === "held" ? stepPath(xs, ys) : linePath(xs, ys);
  return html`<svg width=${width} height=${HEIGHT} aria-hidden="true">
    <path class=${kind} d=${path} />
    <circle class=${kind} cx=${xs[0]} cy=${ys[0]} r="3" />
  </svg>`;
}
