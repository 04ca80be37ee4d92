// The rows that are on screen, of any number of them, with what the server told of each. It asks for what it shows. Must
// not know what a cell does.

import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { latexName } from "../../lib/names.js";
import { neuronName, parameterName } from "../../model/document/reading.js";
import { html } from "../parts/html.js";
import { sliceOf } from "../parts/slice.js";
import { useSame } from "../parts/use_kept.js";
import { useSize } from "../parts/use_size.js";
import { walkSample } from "../parts/walk_sample.js";
import { stretches, zeroInput } from "./columns.js";
import { Heading } from "./heading.js";
import { SampleRow } from "./row.js";
import { scaleOf } from "./stack.js";
import { TogetherRows } from "./together.js";

/**
 * @import { Document, Sample } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Acts } from "./cell.js"
 * @import { Held } from "./columns.js"
 * @import { RowAct, Shared } from "./row.js"
 *
 * @typedef {object} More
 * @property {Document} document
 * @property {readonly Sample[]} samples
 * @property {readonly Held[]} columns
 * @property {string | null} parameter whose gradients are shown
 * @property {(at: number, column: number) => Acts} acts
 * @property {(at: number, act: RowAct) => void} act
 * @property {boolean} divided whether some samples are not trained on
 * @property {boolean} readOnly
 * @property {boolean} mean whether a batch's gradients are averaged
 */

/** The height of a row in pixels; fingers need more. */
const ROW = globalThis.matchMedia?.("(pointer: coarse)").matches ? 44 : 34;
/** Bars of more samples than this say nothing. */
const MOST_BARS = 40;

/** @param {Surroundings & More} props */
export function SamplesTable(props) {
  const { model, moment, playhead, document, samples, columns, parameter, readOnly, mean, divided } = props;
  const { rows, view, cursor, numbers, asking } = model;
  const [box, { height }] = useSize();
  const [top, setTop] = useState(0);
  const { first, last, above, below } = sliceOf(samples.length, { top, height, row: ROW });
  const whole = samples.length <= MOST_BARS;
  useEffect(() => {
    rows.wanted.value = { first: whole ? 0 : first, last: whole ? samples.length : last, parameter };
    return () => {
      rows.wanted.value = null;
    };
  }, [first, last, parameter, samples.length]);
  const now = cursor.state.value;
  void numbers.version.value;
  const together = rows.together.value;
  const turns = now?.turns ?? 1;
  const known =
    whole &&
    parameter !== null &&
    together !== null &&
    stretches(document, rows.at, together.iteration, turns);
  const outputs = document.neurons.filter(({ role }) => role === "output").map(neuronName);
  const scale = known ? scaleOf([...known.values(), { from: 0, to: together?.summed ?? 0 }]) : null;
  const given = {
    ...{ columns, readOnly, divided, scale, acts: props.acts, act: props.act },
    ...{ outputs: outputs.length, gradient: parameter !== null },
    ...{ digits: view.digits.value, fresh: rows.fresh.value },
  };
  /** @type {Shared} */
  const shared = useMemo(
    () => ({
      ...given,
      setSplit: (at, split) => void model.editor.setSplit(at, split),
      walk: (at) => {
        const told = rows.at(at);
        if (told !== null) walkSample(props, told, at);
      },
    }),
    [...Object.values({ ...given, scale: null }), scale?.from, scale?.to],
  );
  const keep = useSame();
  const isAsked = view.askFirst.value && asking.own.value !== null;
  const slope = parameter === null ? null : slopeOf(model, parameter, samples.length);
  useFollow(box, numbers.sample, now !== null);
  return html`<div class="samples-rows" ref=${box} onScroll=${() => setTop(box.current?.scrollTop ?? 0)} tabindex="-1" style=${{ "--row": `${ROW}px` }}>
    <table aria-rowcount=${samples.length + 1}>
      <${Heading} ...${{ columns, outputs }} gradient=${slope} stacked=${shared.scale !== null} several=${samples.length > 1} divided=${divided} edits=${!readOnly} iteration=${together?.iteration ?? now?.iteration ?? 1} />
      <tbody>
        ${above > 0 && html`<tr aria-hidden="true" style=${{ height: `${above}px` }}></tr>`}
        ${samples.slice(first, last).map((sample, i) => {
          const at = first + i;
          const told = rows.at(at);
          const source =
            told?.gradient === 0 && parameter !== null
              ? zeroInput(model.store.index.value, parameter, sample)
              : null;
          const row = {
            ...{ at, sample, told, shared, walked: numbers.sample === at },
            batch: told !== null && told.iteration === now?.iteration,
            asked:
              isAsked && numbers.sample === at && playhead.shown.value < (moment.plan.value?.passSteps ?? 0),
            stretch: known ? (known.get(at) ?? null) : null,
            zero:
              source &&
              neuronName(model.store.index.value.neurons.get(source) ?? { id: source, role: "input" }),
          };
          return keep(at, row, (props) => html`<${SampleRow} key=${at} ...${props} />`);
        })}
        ${below > 0 && html`<tr aria-hidden="true" style=${{ height: `${below}px` }}></tr>`}
      </tbody>
      ${
        together !== null &&
        samples.length > 1 &&
        !isAsked &&
        html`<${TogetherRows} ...${{ together, turns, mean, shared }} samples=${samples.length} state=${shared.fresh ? "current" : "stale"} />`
      }
    </table>
  </div>`;
}

/** ∂Lₙ/∂w in LaTeX; L is one sample's own where there are several. @param {Surroundings["model"]} model @param {string} parameter @param {number} count of samples */
function slopeOf({ store }, parameter, count) {
  const record = store.index.value.parameters.get(parameter);
  if (record === undefined) return null;
  return String.raw`\partial L${count > 1 ? "_n" : ""}/\partial ${latexName(parameterName(record))}`;
}

/** The row that is walked is on screen. @param {import("preact").RefObject<HTMLElement | null>} box @param {number} at @param {boolean} runs */
function useFollow(box, at, runs) {
  useLayoutEffect(() => {
    const list = box.current;
    if (list === null || !runs) return;
    const [top, bottom] = [at * ROW, (at + 1) * ROW];
    const around = [...list.querySelectorAll("thead, tfoot")];
    const seen = list.clientHeight - around.reduce((sum, each) => sum + each.clientHeight, 0);
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + seen) list.scrollTop = bottom - seen;
  }, [at, runs]);
}
