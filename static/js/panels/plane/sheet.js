// What an output gives over the inputs, in the margin: the picture, what was learnt in one sentence, what the colours
// mean. It follows the run. Must not know how the picture is painted.

import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { floats, uint32 } from "../../lib/bytes.js";
import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { neuronsOf, placesOf, samplesOf } from "../../model/document/reading.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Segments } from "../parts/segments.js";
import { Say } from "../parts/sentence.js";
import { Sheet } from "../parts/sheet.js";
import { walkSample } from "../parts/walk_sample.js";
import { Confusion } from "./confusion.js";
import { judge, judgedSplit } from "./judging.js";
import { brushesOf, painted } from "./painting.js";
import { Picture } from "./picture.js";
import { nameIn, rangeOf, targetsOf, viewOf } from "./view.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane, OutputView } from "../../model/run/plane.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Judged } from "./judging.js"
 * @import { Chosen } from "./view.js"
 */

/** @param {Surroundings} props */
export function PlaneSheet(props) {
  const { model, ui } = props;
  const { plane, store } = model;
  const chosen = useSignal(/** @type {Chosen} */ ({ output: null, across: null, up: null }));
  const brush = useSignal(/** @type {{ at: number, box: OutputView["box"] } | null} */ (null));
  const document = store.document.value;
  const view = useComputed(() => {
    const seen = store.document.value && viewOf(store.document.value, chosen.value);
    // While samples are painted the picture stays where it is.
    return seen && brush.value ? { ...seen, box: brush.value.box } : seen;
  }).value;
  const said = JSON.stringify(view);
  useEffect(() => {
    plane.wanted.value = view;
    return () => {
      plane.wanted.value = null;
    };
  }, [said]);
  const picture = plane.latest.value;
  if (document === null || view === null || picture === null)
    return html`<${Sheet} ui=${ui} title=${say("plane_title")}><p class="note">${say(view === null ? "plane_none" : "plane_waiting")}</p></${Sheet}>`;
  const judged = judge(document, picture);
  const range = rangeOf(document, picture.output, [
    floats(picture.values, true),
    targetsOf(document, picture.output),
  ]);
  void model.numbers.version.value;
  return html`<${Sheet} ui=${ui} title=${html`<${Say} sentence=${learnt(document, picture, judged)} />`}>
    <div data-testid="plane" data-state=${plane.fresh.value ? "current" : "stale"} data-iteration=${picture.iteration}>
      <p class="kicker"><${Say} sentence=${about(document, picture)} /></p>
      <${Picture} ...${{ document, range, judged }} plane=${picture} walked=${model.numbers.sample} walk=${(
        /** @type {number} */ at,
      ) => walk(props, picture, at)} paint=${painter(props, view, brush.value?.at ?? null)} />
      ${picture.up !== null && html`<${Legend} ...${{ range, judged }} />`}
      ${judged.confusion && html`<${Confusion} confusion=${judged.confusion} />`}
      ${model.editor.canEdit.value && html`<${Brushes} ...${{ document, view, brush }} />`}
      <${Choosing} ...${{ document, chosen: chosen.value }} view=${view} choose=${(
        /** @type {Partial<Chosen>} */ more,
      ) => {
        brush.value = null;
        chosen.value = { ...chosen.peek(), ...more };
      }} />
      <p class="note">${say("plane_walk")} ${judgedSplit(document) !== null && say("plane_corner")}</p>
    </div>
  </${Sheet}>`;
}

/** What was learnt, where the samples are of several kinds. @param {Document} document @param {OutputPlane} picture @param {Judged} judged */
export function learnt(document, picture, { right, line }) {
  if (right === null)
    return { code: "plane_gives", values: { name: mark(nameIn(document, picture.output)) } };
  const split = judgedSplit(document);
  const places = split === null ? samplesOf(document).map((_, at) => at) : placesOf(document, split);
  const told = places.filter((at) => at < right.length);
  const values = {
    right: told.filter((at) => right[at]).length,
    count: told.length,
    all: places.length,
    kind: split === null ? "" : say(`split_of_${split}`),
  };
  return { code: line?.most ? "plane_largest" : "plane_sides", values };
}

/** @param {Document} document @param {OutputPlane} picture */
function about(document, { iteration, output, across, up }) {
  const named = (/** @type {string} */ id) => mark(nameIn(document, id));
  const values = { iteration, name: named(output), across: named(across), up: up === null ? "" : named(up) };
  return { code: up === null ? "plane_about_one" : "plane_about", values };
}

/** Walks a sample, if it is one of those that were told. @param {Surroundings} props @param {OutputPlane} picture @param {number} at */
export function walk(props, { iterations, turns }, at) {
  const [when, turn] = [uint32(iterations), uint32(turns)];
  if (at >= when.length) return;
  walkSample(props, { iteration: when[at], turn: turn[at] }, at);
}

/** What a press on paper does, if a brush is taken up. @param {Surroundings} props @param {OutputView} view @param {number | null} at of the brush */
function painter({ model }, view, at) {
  const document = model.store.document.value;
  const brush = document === null || at === null ? undefined : brushesOf(document, view)[at];
  if (document === null || brush === undefined || !model.editor.canEdit.value) return null;
  return (/** @type {{ x: number, y: number }} */ place, /** @type {readonly [number, number]} */ heights) =>
    model.editor.appendSample(painted(document, view, brush, model.numbers.sample, place, heights));
}

/** The kinds that can be painted. @param {{document: Document, view: OutputView, brush: import("@preact/signals").Signal<{ at: number, box: OutputView["box"] } | null>}} props */
function Brushes({ document, view, brush }) {
  const kinds = brushesOf(document, view);
  return html`<${Segments} label=${say("plane_paint")} name="plane-paint" value=${brush.value === null ? "none" : String(brush.value.at)}
    options=${[["none", say("plane_paint_none")], ...kinds.map(({ name }, at) => [String(at), name === "" ? say("plane_paint_here") : name])]}
    note=${brush.value === null ? "" : say("plane_paint_note")}
    commit=${(/** @type {string} */ at) => {
      brush.value = at === "none" ? null : { at: Number(at), box: brush.peek()?.box ?? view.box };
    }} />`;
}

/** @param {{range: import("../../lib/heat.js").Range, judged: Judged}} props */
export function Legend({ range: { signed, most }, judged: { line } }) {
  return html`<p class="plane-legend">
    <span>${authored(signed ? -most : 0)}</span><i data-signed=${signed}></i><span>${authored(most)}</span>
    ${line !== null && html`<span>${line.most ? say("plane_line_largest") : say("plane_line", { level: authored(line.level) })}</span>`}
  </p>`;
}

/**
 * Where there is something to choose: which output, which two inputs.
 * @param {{document: Document, chosen: Chosen, view: import("../../model/run/plane.js").OutputView, choose: (more: Partial<Chosen>) => void}} props
 */
function Choosing({ document, view, choose }) {
  const inputs = neuronsOf(document, "input").map(({ id }) => id);
  const outputs = neuronsOf(document, "output").map(({ id }) => id);
  const field = (/** @type {keyof Chosen} */ part, /** @type {readonly string[]} */ ids) =>
    html`<${ChoiceField} key=${part} label=${say(`plane_${part}`)} name=${`plane-${part}`} value=${view[part]} options=${ids.map((id) => [id, nameIn(document, id)])}
      commit=${(/** @type {string} */ id) => choose({ [part]: id })} />`;
  return html`
    ${outputs.length > 1 && field("output", outputs)}
    ${inputs.length > 2 && field("across", inputs)}
    ${
      inputs.length > 2 &&
      field(
        "up",
        inputs.filter((id) => id !== view.across),
      )
    }
    ${inputs.length > 2 && html`<p class="note"><${HeldInputs} document=${document} view=${view} /></p>`}
  `;
}

/** @param {{document: Document, view: import("../../model/run/plane.js").OutputView}} props */
function HeldInputs({ document, view }) {
  const held = neuronsOf(document, "input").filter(({ id }) => id !== view.across && id !== view.up);
  if (held.length > 3) return say("plane_held_many", { count: held.length });
  return html`<${Say} sentence=${{ code: "plane_held", values: { names: held.map(({ id }) => mark(nameIn(document, id))).join(", ") } }} />`;
}
