// The loss over the run, large, over the drawing: axes with numbers, what stands at the pointer, what stands out. A press
// walks that iteration. Must not know how lines are drawn.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { inFull } from "../../model/document/training.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Segments } from "../parts/segments.js";
import { useSize } from "../parts/use_size.js";
import { filmOf, touchFilm } from "../time/loss_curve.js";
import { pointAt } from "../time/loss_curve_layout.js";
import { runName, unlikeOf } from "../time/runs_list.js";
import { useBeat } from "../time/throttle.js";
import { axisOf } from "./axes.js";
import { Axes, Lines, Upright } from "./lines.js";
import { drawnOf, endsOf, flagsOf, keptOf, kindsOf, readingAt } from "./reading.js";
import { walkIteration } from "./walk.js";

/**
 * @import { Film } from "../time/loss_curve.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Field, Kept } from "./lines.js"
 * @import { Chosen, Flag } from "./reading.js"
 *
 * What is drawn: the run with its curves that have a line, and the ends and kinds of both axes.
 * @typedef {{ film: Film, drawn: import("../../model/run/curves.js").Curve[], kept: readonly Kept[], ends: ReturnType<typeof endsOf>, kinds: ReturnType<typeof kindsOf> }} Drawn
 */

/** Room around the field, in pixels; names beside the lines need a wide one. */
const AROUND = { left: 66, right: 260, narrow: 16, top: 10, bottom: 48 };
const WIDE = 620;
/** A row of flags. */
const ROW = 24;
/** Beside a line there is room for so many. */
const MOST_LETTERS = 18;
/** The part of the run that Page Up and Page Down leap over. */
const PAGE = 0.1;

/** @param {Surroundings} props */
export function LossPlot(props) {
  const { model, ui } = props;
  const [chosen, choose] = useState(/** @type {Chosen} */ ({ x: null, y: null }));
  const [withTest, showTest] = useState(false);
  const title = useRef(/** @type {HTMLElement | null} */ (null));
  useBeat(() => [touchFilm(model), model.landmarks.latest.value]);
  useEffect(() => model.landmarks.watch(), []);
  useLayoutEffect(() => title.current?.focus({ preventScroll: true }), []);
  const film = filmOf(model);
  const close = () => {
    ui.plot.value = false;
    props.actions.backToDrawing();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const drawn = film === null ? [] : drawnOf(film);
  const kept = keptOf(film?.present ?? null, withTest);
  const ends = endsOf([...drawn, ...kept.map(({ curve }) => curve)]);
  const kinds = kindsOf(ends, chosen);
  return html`<section class="plot-panel" aria-label=${say("plot_title")} data-testid="plot" onKeyDown=${keys}>
    <header class="plot-head">
      <h2 tabindex="-1" ref=${title}>${say("plot_title")}</h2>
      ${film && html`<p class="plot-of">${ofWhat(props, film)}</p>`}
      ${["x", "y"].map(
        (
          axis,
        ) => html`<${Segments} key=${axis} label=${say(`plot_axis_${axis}`)} name=${`plot-${axis}`} value=${kinds[/** @type {"x" | "y"} */ (axis)]}
        options=${["linear", "log"].map((kind) => [kind, say(`plot_${kind}`)])}
        commit=${(/** @type {any} */ kind) => choose({ ...chosen, [axis]: kind })} />`,
      )}
      ${film?.present && film.present.test.length > 0 && html`<${CheckField} label=${say("plot_with_test")} name="plot-test" checked=${withTest} commit=${showTest} />`}
      <button type="button" class="link" data-testid="plot-close" onClick=${close}>${say("close")}</button>
    </header>
    ${film === null || drawn.length === 0 ? html`<p class="note">${say("plot_none")}</p>` : html`<${Figure} ...${props} ...${{ film, drawn, kept, ends, kinds }} />`}
  </section>`;
}

/** The loss, and over which samples. @param {Surroundings} props @param {Film} film */
function ofWhat({ model }, { samples }) {
  const document = model.store.document.peek();
  const code = document && inFull(document).reduction === "sum" ? "plot_sum" : "plot_mean";
  return say(samples.count < samples.total ? `${code}_first` : code, samples);
}

/** @param {Surroundings & Drawn} props */
function Figure(props) {
  const { model, film, drawn, kept } = props;
  const { present } = film;
  const [host, { width, height }] = useSize();
  const [pointed, point] = useState(/** @type {number | null} */ (null));
  const flags = present === null ? [] : flagsOf(present, model.landmarks.latest.peek());
  const field = fieldOf(props, width, height, flags.length);
  const walk = (/** @type {number} */ iteration) => walkIteration(props, iteration);
  const within = (/** @type {number} */ iteration) =>
    Math.min(Math.max(Math.round(iteration), film.first), film.newest);
  const iterationAt = (/** @type {MouseEvent & { currentTarget: Element }} */ event) =>
    field && within(field.x.valueAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const words = unlikeOf(model, drawn);
  const nameOf = (/** @type {import("../../model/run/curves.js").Curve} */ curve) => {
    const told = words.get(curve.run) || (curve === present ? "" : runName(curve));
    return told.length > MOST_LETTERS ? `${told.slice(0, MOST_LETTERS)}…` : told;
  };
  const at = pointed ?? film.iteration;
  const reading = present && readingAt(present, at);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const next = event.key === "Enter" ? null : leap(event.key, at, film);
    if (next === null && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) walk(at);
    else point(within(next));
  };
  return html`
    <p class="plot-reading" role="status" data-testid="plot-reading">
      <span>${reading ? sentenceOf(reading) : say("where_iteration", { iteration: at })}${keptWords(kept, at)}</span>
      ${present && html`<button type="button" class="link" data-testid="plot-walk" onClick=${() => walk(at)}>${say("plot_walk")}</button>`}
    </p>
    <div class="plot-field" ref=${host}>
      ${
        field &&
        html`<svg width=${width} height=${height} role="slider" tabindex="0" aria-label=${say("plot_slider")} aria-valuemin=${film.first}
          aria-valuemax=${film.newest} aria-valuenow=${at} aria-valuetext=${reading ? sentenceOf(reading) : String(at)} onKeyDown=${keys}
          onPointerMove=${(/** @type {any} */ event) => point(iterationAt(event))} onPointerLeave=${() => point(null)}
          onClick=${(/** @type {any} */ event) => walk(iterationAt(event) ?? at)}>
          <${Axes} ...${field} label=${say("plot_axis_x")} untrained />
          <${Lines} ...${field} ...${{ present, kept, curves: drawn }} names=${width >= WIDE} nameOf=${nameOf} />
          <${Upright} ...${field} kind="plot-here" iteration=${film.iteration} point=${present && pointAt(present, film.iteration)} />
          ${pointed !== null && html`<${Upright} ...${field} kind="plot-cross" iteration=${pointed} point=${present && pointAt(present, pointed)} />`}
          ${flags.map((flag, row) => html`<path key=${flag.kind} class="plot-flag" data-kind=${flag.kind} d=${`M${field.x.at(flag.iteration)} ${AROUND.top + ROW * row + 18}V${field.box.bottom}`} />`)}
        </svg>
        ${flags.map((flag, row) => html`<${FlagDoor} key=${flag.kind} ...${{ flag, row, width, walk }} x=${field.x.at(flag.iteration)} />`)}`
      }
    </div>
    <${Undone} drop=${model.landmarks.latest.peek()?.drop ?? null} />`;
}

/** What the samples that are kept lose there, where that was measured. @param {readonly Kept[]} kept @param {number} iteration */
const keptWords = (kept, iteration) =>
  kept.map(({ split, curve }) => {
    const point = pointAt(curve, iteration);
    return point?.iteration === iteration ? ` ${say(`plot_of_${split}`, { loss: number(point.loss) })}` : "";
  });

/** What the largest drop is worth. @param {{ drop: import("../../protocol/messages.js").Drop | null }} props */
const Undone = ({ drop }) =>
  drop?.undoes
    ? html`<p class="note plot-undoes">${say("plot_undoes", { iteration: drop.first })}</p>`
    : null;

/** @param {{ flag: Flag, row: number, x: number, width: number, walk: (iteration: number) => void }} props */
function FlagDoor({ flag, row, x, width, walk }) {
  const side = x > width / 2 ? { right: `${width - x}px` } : { left: `${x}px` };
  const style = { top: `${AROUND.top + ROW * row - 4}px`, ...side };
  return html`<button type="button" class="link plot-door" data-flag=${flag.kind} style=${style} onClick=${() => walk(flag.walk)}
    title=${sentenceOf({ ...flag, code: flag.said })}>${say(flag.code, flag.values)}</button>`;
}

/** @param {{ code: string, values: Record<string, number> }} said */
function sentenceOf({ code, values }) {
  const { iteration, point, last, ...losses } = values;
  const worded = Object.fromEntries(Object.entries(losses).map(([name, value]) => [name, number(value)]));
  return say(code, { iteration, point, last, ...worded });
}

/** @param {Drawn} props @param {number} width @param {number} height @param {number} flags @returns {Field | null} */
function fieldOf({ film, ends, kinds }, width, height, flags) {
  const top = AROUND.top + ROW * flags;
  const box = {
    left: AROUND.left,
    right: width - (width >= WIDE ? AROUND.right : AROUND.narrow),
    top,
    bottom: height - AROUND.bottom,
  };
  if (box.right - box.left < 40 || box.bottom - box.top < 40) return null;
  return {
    box,
    x: axisOf(kinds.x, [ends.x[0], Math.max(ends.x[1], film.newest)], [box.left, box.right], "across"),
    y: axisOf(kinds.y, kinds.loss, [box.bottom, box.top], "up"),
  };
}

/** Where a key leads. @param {string} key @param {number} at @param {Film} film @returns {number | null} */
function leap(key, at, { first, newest }) {
  const page = Math.max(1, Math.round(PAGE * (newest - first)));
  /** @type {Readonly<Record<string, number>>} */
  const goals = {
    ...{ ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1 },
    ...{ PageUp: at + page, PageDown: at - page, Home: first, End: newest },
  };
  return Object.hasOwn(goals, key) ? goals[key] : null;
}
