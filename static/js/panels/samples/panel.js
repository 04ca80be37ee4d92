// All samples as a table below the drawing: what is held can be edited, what is computed follows the parameters, a press
// on a row walks its sample. Must not know how a row or a cell looks.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { hasMacKeys } from "../../lib/platform.js";
import { say } from "../../lib/say.js";
import { samplesOf, splitOf } from "../../model/document/reading.js";
import { inFull } from "../../model/document/training.js";
import { Choices } from "../parts/field.js";
import { html } from "../parts/html.js";
import { heldColumns, parameterIn } from "./columns.js";
import { SamplesTable } from "./table.js";

/**
 * @import { Surroundings } from "../ui.js"
 * @import { Trouble } from "../parts/field.js"
 * @import { Acts } from "./cell.js"
 * @import { RowAct } from "./row.js"
 *
 * What a cell could not take, and where.
 * @typedef {{ at: number, column: number, trouble: Trouble }} CellTrouble
 */

/** @param {Surroundings} props */
export function SamplesPanel(props) {
  const { model, ui } = props;
  if (!ui.samples.value || model.view.projector.value || model.store.document.value === null) return null;
  return html`<${Samples} ...${props} />`;
}

/** @param {Surroundings} props */
function Samples(props) {
  const { model, ui } = props;
  const { store, view, editor, questions } = model;
  const told = useSignal(/** @type {CellTrouble | null} */ (null));
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const document = store.document.value;
  if (document === null) return null;
  const samples = samplesOf(document);
  const columns = heldColumns(document, store.index.value);
  const parameter = parameterIn(store.index.value, view.selection.value, questions.open.value?.about);
  /** @param {number} at @param {number} column @returns {Acts} */
  const acts = (at, column) => ({
    set: (value) => void editor.setCell(at, columns[column], value),
    paste: (table) => {
      told.value = null;
      if ("lines" in table) editor.pasteCells(at, column, table.lines);
      else tellTrouble(at, column, { sentence: say(table.code, table.values) });
    },
    tell: (trouble) => tellTrouble(at, column, trouble),
    to: (rows, over) => focusCell(at + rows, column + over),
  });
  const tellTrouble = (
    /** @type {number} */ at,
    /** @type {number} */ column,
    /** @type {Trouble | null} */ trouble,
  ) => {
    if (trouble !== null || told.peek() !== null) told.value = trouble && { at, column, trouble };
  };
  const focusCell = (/** @type {number} */ at, /** @type {number} */ column) => {
    const cell = host.current?.querySelector(`[data-cell="${at}:${column}"]`);
    if (cell instanceof HTMLElement) cell.focus();
    return cell instanceof HTMLElement;
  };
  const close = () => {
    ui.samples.value = false;
    props.actions.backToDrawing();
  };
  const edits = editor.canEdit.value;
  const divided = samples.some((sample) => splitOf(sample) !== "train");
  const mean = inFull(document).reduction === "mean";
  return html`<section class="samples-panel" ref=${host} aria-label=${say("samples_title")} data-testid="samples">
    ${samples.length === 0 && html`<p class="note">${say("samples_none")}</p>`}
    <${SamplesTable} ...${props} ...${{ document, samples, columns, parameter, acts, mean, divided }} act=${(
      /** @type {number} */ at,
      /** @type {RowAct} */ act,
    ) => void focusCell(actOn(editor, at, act, samples.length), columnOf(host.current))} readOnly=${!edits} />
    <${TroubleLine} told=${told.value} columns=${columns} choose=${(/** @type {number} */ value) => {
      const wrong = told.peek();
      if (wrong === null) return;
      editor.setCell(wrong.at, columns[wrong.column], value);
      told.value = null;
      focusCell(wrong.at, wrong.column);
    }} />
    <div class="samples-foot">
      ${edits && html`<button type="button" class="link" data-testid="add-sample" onClick=${() => editor.addSample(samples.length)}>${say("samples_add")}</button>`}
      ${edits && html`<button type="button" class="link" data-ask="data" onClick=${() => (ui.open.value = "data")}>${say("data_door")}</button>`}
      ${samples.length > 1 && html`<button type="button" class="link" data-ask="split" onClick=${() => (ui.open.value = "split")}>${say("split_door")}</button>`}
      ${samples.length > 0 && html`<button type="button" class="link" onClick=${() => (ui.open.value = "plane")}>${say("plane_door")}</button>`}
      <button type="button" class="link quiet" onClick=${close}>${say("close")}</button>
      ${parameter === null && samples.length > 0 && html`<p class="note samples-choose">${say("samples_choose")}</p>`}
      ${edits && html`<p class="note samples-keys" id="samples-keys">${say("samples_keys", { mod: MODIFIER })}</p>`}
    </div>
  </section>`;
}

/** How the key is printed that copies and takes away. */
const MODIFIER = hasMacKeys() ? "⌘" : "Ctrl";

/** Answers where the row is then. @param {Surroundings["model"]["editor"]} editor @param {number} at @param {RowAct} act @param {number} count of rows */
function actOn(editor, at, act, count) {
  const to = act === "up" ? Math.max(0, at - 1) : Math.min(count - 1, at + 1);
  if (act === "duplicate") editor.duplicateSample(at);
  else if (act === "remove") editor.removeSample(at);
  else editor.moveSample(at, to);
  return act === "remove" ? Math.min(at, count - 2) : to;
}

/** In which column the focus stands. @param {HTMLElement | null} host */
const columnOf = (host) =>
  Number(host?.querySelector("[data-cell]:focus")?.getAttribute("data-cell")?.split(":")[1] ?? 0);

/** @param {{told: CellTrouble | null, columns: readonly import("./columns.js").Held[], choose: (value: number) => void}} props */
function TroubleLine({ told, columns, choose }) {
  if (told === null) return null;
  const { at, column, trouble } = told;
  const name = columns[column]?.name ?? "";
  return html`<div class="samples-trouble">
    <p class="problem" role="alert">${say("sample_trouble", { count: at + 1, name, sentence: trouble.sentence })}</p>
    ${trouble.choices && html`<${Choices} numbers=${trouble.choices} choose=${choose} />`}
  </div>`;
}
