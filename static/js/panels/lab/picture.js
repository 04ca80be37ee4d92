// One of the two pictures: its name, which is a list of all others, what to look for, and how to keep it.

import { useRef } from "preact/hooks";
import { floats } from "../../lib/bytes.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Confusion } from "../plane/confusion.js";
import { Picture } from "../plane/picture.js";
import { Legend, walk } from "../plane/sheet.js";
import { rangeOf, targetsOf } from "../plane/view.js";
import { filmOf } from "../time/loss_curve.js";
import { HistogramPicture, histogramRows, NormsPicture, normRows } from "./layers.js";
import { LossPicture, lossRows } from "./loss.js";
import { ResidualsPicture, residualsOf } from "./residuals.js";
import { saveCsv, savePng, saveSvg } from "./save.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane } from "../../model/run/plane.js"
 * @import { Judged } from "../plane/judging.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Kind } from "./kinds.js"
 *
 * @typedef {Surroundings & { kind: Kind, kinds: readonly Kind[], choose: (kind: Kind) => void, document: Document,
 *   picture: OutputPlane | null, judged: Judged | null }} PictureProps
 */

/** Those that can be seen larger, and what opens them. @type {Partial<Record<Kind, (ui: Surroundings["ui"]) => void>>} */
const LARGE = {
  loss: (ui) => (ui.plot.value = true),
  plane: (ui) => (ui.open.value = "plane"),
};

/** @param {PictureProps} props */
export function LabPicture(props) {
  const { ui, kind, kinds, choose } = props;
  const figure = useRef(/** @type {HTMLElement | null} */ (null));
  const large = LARGE[kind];
  const keep = (/** @type {(figure: HTMLElement, name: string) => void} */ how) => () =>
    figure.current && how(figure.current, `${kind}-${props.model.cursor.state.peek()?.iteration ?? 1}`);
  return html`<section class="lab-picture" data-kind=${kind}>
    <header>
      <span class="select"><select aria-label=${say("lab_choose")} value=${kind} onChange=${(/** @type {any} */ event) => choose(event.currentTarget.value)}>
        ${kinds.map((each) => html`<option key=${each} value=${each} selected=${each === kind}>${nameOf(each)}</option>`)}
      </select></span>
      ${large && html`<button type="button" class="link quiet" onClick=${() => large(ui)}>${say("lab_large")}</button>`}
      <details class="lab-keep"><summary>${say("lab_keep")}</summary>
        <p>
          <button type="button" class="link" onClick=${keep((shown, name) => void savePng(shown, name))}>PNG</button>
          <button type="button" class="link" onClick=${keep(saveSvg)}>SVG</button>
          <button type="button" class="link" onClick=${keep((_, name) => saveCsv(rowsOf(props), name))}>CSV</button>
        </p>
      </details>
    </header>
    <div class="lab-figure" ref=${figure}><${Drawn} ...${props} /></div>
    <p class="note">${say(`lab_look_${kind}`)}</p>
  </section>`;
}

/** @param {Kind} kind */
const nameOf = (kind) => say(kind === "loss" ? "lab_loss_title" : `lab_${kind}`);

/** @param {PictureProps} props */
function Drawn(props) {
  const { model, kind, document, picture, judged } = props;
  if (kind === "loss") return html`<${LossPicture} ...${props} film=${filmOf(model)} />`;
  if (kind === "norms") return html`<${NormsPicture} norms=${model.spread.past.value.norms} />`;
  if (kind === "weights" || kind === "gradients")
    return html`<${HistogramPicture} spread=${model.spread.latest.value} of=${kind} />`;
  if (picture === null || judged === null) return html`<p class="note">${say("lab_waiting")}</p>`;
  if (kind === "residuals") return html`<${ResidualsPicture} ...${{ document, picture }} />`;
  if (kind === "confusion") return judged.confusion && html`<${Confusion} confusion=${judged.confusion} />`;
  const range = rangeOf(document, picture.output, [
    floats(picture.values, true),
    targetsOf(document, picture.output),
  ]);
  return html`<${Picture} ...${{ document, range, judged }} plane=${picture} walked=${model.numbers.sample} walk=${(
    /** @type {number} */ at,
  ) => walk(props, picture, at)} paint=${null} />
    ${picture.up !== null && html`<${Legend} ...${{ range, judged }} />`}`;
}

/** The numbers of the picture as a table. @param {PictureProps} props @returns {readonly (readonly (string | number)[])[]} */
function rowsOf({ model, kind, document, picture, judged }) {
  if (kind === "loss") return lossRows(model);
  if (kind === "norms") return normRows(model.spread.past.peek().norms);
  const spread = model.spread.latest.peek();
  if ((kind === "weights" || kind === "gradients") && spread) return histogramRows(spread, kind);
  if (picture === null) return [];
  if (kind === "residuals") return [["target", "residual"], ...residualsOf(document, picture)];
  if (kind === "confusion") {
    const { kinds, counts } = judged?.confusion ?? { kinds: [], counts: [] };
    return [["", ...kinds], ...counts.map((row, at) => [kinds[at], ...row])];
  }
  return planeRows(picture);
}

/** @param {OutputPlane} picture */
function planeRows({ values, size, up, across, output, box: [left, right, bottom, top] }) {
  const middle = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) =>
    low + ((at + 0.5) / size) * (high - low);
  return [
    up === null ? [across, output] : [across, up, output],
    ...Array.from(floats(values, true), (value, at) => {
      const x = middle(at % size, left, right);
      return up === null ? [x, value] : [x, middle(Math.floor(at / size), bottom, top), value];
    }),
  ];
}
