// One sample as a row: what is held, what is computed from it, and what can be done with it. A press on its number walks
// it. Where the focus comes, a field takes the place of a value: hundreds of fields would hold up scrolling. Must not know
// how many rows there are.

import { useMemo, useState } from "preact/hooks";
import { authored, notation, number } from "../../lib/format.js";
import { plainName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { cellIn, splitOf } from "../../model/document/reading.js";
import { SPLITS } from "../../protocol/document.js";
import { atOnce } from "../parts/at_once.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { Cell } from "./cell.js";
import { Bar } from "./stack.js";

/**
 * @import { Sample } from "../../protocol/messages.js"
 * @import { Row } from "../../model/run/rows.js"
 * @import { Split } from "../../model/document/reading.js"
 * @import { Acts } from "./cell.js"
 * @import { Held, Stretch } from "./columns.js"
 *
 * What is the same for all rows. `outputs`: how many; `gradient`: whether a parameter's is shown; `scale`: how far the
 * bars of a batch reach, null without bars.
 * @typedef {object} Shared
 * @property {readonly Held[]} columns
 * @property {number} outputs
 * @property {boolean} gradient
 * @property {Stretch | null} scale
 * @property {number} digits
 * @property {boolean} readOnly
 * @property {boolean} fresh
 * @property {boolean} divided whether some samples are not trained on
 * @property {(at: number, split: Split) => void} setSplit
 * @property {(at: number, column: number) => Acts} acts
 * @property {(at: number) => void} walk
 * @property {(at: number, act: RowAct) => void} act
 *
 * @typedef {"duplicate" | "up" | "down" | "remove"} RowAct
 *
 * @typedef {object} RowProps
 * @property {number} at
 * @property {Sample} sample
 * @property {Row | null} told
 * @property {boolean} walked
 * @property {boolean} batch whether the present batch has it
 * @property {boolean} asked whether its results are asked for first
 * @property {Stretch | null} stretch
 * @property {string | null} zero the name of the input whose 0 makes its gradient 0
 * @property {Shared} shared
 */

/** @type {readonly [RowAct, string][]} */
const ACTS = [
  ["duplicate", "M2 2h8v8H2zM6 12v2h8V6h-2"],
  ["up", "M8 14V3M3 8l5-5 5 5"],
  ["down", "M8 2v11M3 8l5 5 5-5"],
  ["remove", "M3 3l10 10M13 3L3 13"],
];

/** @param {RowProps} props */
export function SampleRow({ at, sample, told, walked, batch, asked, stretch, zero, shared }) {
  const { digits, readOnly, fresh, outputs } = shared;
  const held = useHeld({ at, sample, shared });
  const state = told === null ? "none" : fresh ? "current" : "stale";
  const text = (/** @type {number | null | undefined} */ value) =>
    asked ? "?" : value === null || value === undefined ? "–" : number(value, digits);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const act = actOf(event);
    if (act === null || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    shared.act(at, act);
  };
  return html`<tr aria-rowindex=${at + 2} data-sample=${at} data-state=${state} data-batch=${batch ? "" : undefined}
    data-split=${splitOf(sample)} aria-current=${walked ? "true" : undefined} onKeyDown=${keys}>
    <th scope="row"><button type="button" class="walked-sample" title=${say("sample_walk", { count: at + 1 })}
      aria-label=${say("sample_walk", { count: at + 1 })} onClick=${() => shared.walk(at)}>
      <span aria-hidden="true">${walked ? "▶" : ""}</span>${at + 1}</button></th>
    ${held}
    ${shared.divided && html`<td class="split"><${SplitChoice} ...${{ at, sample, shared }} /></td>`}
    ${Array.from({ length: outputs }, (_, i) => html`<td key=${i} class="figure" data-column="output">${text(told?.outputs[i])}</td>`)}
    <td class="figure" data-column="loss">${text(told?.loss)}</td>
    ${shared.gradient && html`<td class="figure" data-column="gradient">${text(told?.gradient)}</td>`}
    ${
      shared.scale !== null &&
      html`<td class="stacked">${
        zero !== null && !asked
          ? html`<span class="note"><${Say} sentence=${{ code: "sample_zero", values: { name: mark(zero) } }} /></span>`
          : stretch !== null && !asked && html`<${Bar} stretch=${stretch} scale=${shared.scale} />`
      }</td>`
    }
    ${
      !readOnly &&
      html`<td class="row-acts">${ACTS.map(
        ([
          act,
          path,
        ]) => html`<button key=${act} type="button" tabindex="-1" data-act=${act} title=${say(`sample_${act}`)}
          aria-label=${say("sample_act", { act: say(`sample_${act}`), count: at + 1 })} onClick=${() => shared.act(at, act)}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg></button>`,
      )}</td>`
    }
  </tr>`;
}

/** The cells of what is held, which stay while what is computed comes. @param {Pick<RowProps, "at" | "sample" | "shared">} props */
function useHeld({ at, sample, shared }) {
  const { columns, digits, readOnly } = shared;
  /** The column whose value has a field. */
  const [opened, open] = useState(-1);
  return useMemo(
    () =>
      columns.map(({ part, neuron, name }, column) => {
        const label = say("sample_cell", { name: plainName(name), count: at + 1 });
        const [place, value] = [`${at}:${column}`, cellIn(sample, part, neuron)];
        return html`<td key=${column} data-part=${part}>${
          opened === column
            ? html`<${Cell} acts=${shared.acts(at, column)} leave=${() => open(-1)} ...${{ label, place, value, digits, readOnly }} />`
            : html`<span role="textbox" tabindex="0" class="held number" data-cell=${place} aria-label=${label} aria-readonly=${readOnly}
                onFocus=${() => atOnce(() => open(column))}>${value === null ? "" : authored(value, digits)}</span>`
        }</td>`;
      }),
    [at, sample, shared, opened, notation()],
  );
}

/** What a sample is for. @param {Pick<RowProps, "at" | "sample" | "shared">} props */
function SplitChoice({ at, sample, shared }) {
  const split = splitOf(sample);
  if (shared.readOnly) return say(`split_of_${split}`);
  return html`<select data-field="split" aria-label=${say("sample_split", { count: at + 1 })} value=${split}
    onChange=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ { currentTarget }) => shared.setSplit(at, /** @type {Split} */ (currentTarget.value))}>
    ${SPLITS.map((each) => html`<option key=${each} value=${each} selected=${each === split}>${say(`split_of_${each}`)}</option>`)}
  </select>`;
}

/** What a key does with the row in which it is pressed. @param {KeyboardEvent} event @returns {RowAct | null} */
function actOf({ key, altKey, ctrlKey, metaKey }) {
  if (altKey && key === "ArrowUp") return "up";
  if (altKey && key === "ArrowDown") return "down";
  if (!(ctrlKey || metaKey)) return null;
  if (key === "d" || key === "D") return "duplicate";
  return key === "Delete" || key === "Backspace" ? "remove" : null;
}
