// A layer as matrices in the margin: that of the selected neuron, else of the one whose turn it is, so that it follows
// the steps. What the step has not computed is dotted. Must not know how one matrix looks.

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say } from "../../lib/say.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { Tex } from "../formula/tex.js";
import { copyText } from "../parts/copying.js";
import { facts, incoming, useCount } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";
import { firstOfLayer, isLayered } from "./layered.js";
import { backwardLines, forwardLines, namesOn, settingOf } from "./matrices.js";
import { MatrixTable } from "./matrix.js";
import { startFor } from "./part.js";

/**
 * @import { Layer } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Axis, Matrix, MatrixLine } from "./matrices.js"
 * @import { Shared } from "./matrix.js"
 */

/** @param {Surroundings} props */
export function LayerSheet(props) {
  const { model, moment, playhead, ui } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const neuron = known === null ? null : neuronOf(props, known);
  const asked = known === null || neuron === null ? null : firstOfLayer(known.document, neuron);
  useEffect(() => {
    model.layers.wanted.value = asked;
    return () => {
      model.layers.wanted.value = null;
    };
  }, [asked]);
  const layer = model.layers.latest.value;
  const isThere = known && layer?.neurons.every((id) => known.index.neurons.has(id));
  const group = moment.group.value;
  const backward = group >= 0 && moment.plan.value?.groupPhase(group) !== "forward";
  if (known === null || neuron === null || layer === null || !isThere)
    return html`<${Sheet} ui=${ui} title=${say("layer_title")}><p class="note">${say(neuron === null ? "layer_none" : "layer_waiting")}</p></${Sheet}>`;
  return html`<${Sheet} ui=${ui} title=${say(backward ? "layer_backward" : "layer_forward", { level: layer.level })}>
    <${Matrices} ...${props} ...${{ known, layer, neuron, backward }} />
  </${Sheet}>`;
}

/** The neuron of the layer that is shown; null if there is none. @param {Surroundings} props @param {Facts} known */
function neuronOf({ model, moment }, { index, document }) {
  if (!isLayered(document)) return null;
  const [selected] = selectedNeurons(model.view);
  const group = moment.group.value;
  const atStep = group < 0 ? null : (moment.plan.value?.neuronOf(group) ?? null);
  const found = selected ?? atStep;
  return found !== null && index.neurons.has(found) && index.neurons.get(found)?.role !== "input"
    ? found
    : null;
}

/** @param {Surroundings & {known: Facts, layer: Layer, neuron: string, backward: boolean}} props */
function Matrices({ model, ui, known, layer, neuron, backward }) {
  const starts = useSignal(
    /** @type {Record<Axis, number>} */ ({ neurons: 0, sources: 0, targets: 0, one: 0 }),
  );
  const fresh = model.layers.numbers.value === layer && model.experiment.value === null;
  const setting = settingOf(known, layer, fresh);
  const lines = backward ? backwardLines(setting) : forwardLines(setting);
  const names = (/** @type {Axis} */ axis) => namesOn(setting, axis);
  /** @type {Shared["bring"]} */
  const bring = (axis, at) => {
    const start = startFor(starts.peek()[axis], at, names(axis).length);
    if (start !== starts.peek()[axis]) starts.value = { ...starts.peek(), [axis]: start };
  };
  useSignalEffect(() => {
    const { hover, focus } = model.view;
    for (const [axis, at] of placesOf(known, layer, hover.value ?? focus.value)) bring(axis, at);
  });
  useEffect(() => bring("neurons", layer.neurons.indexOf(neuron)), [layer.neuron, neuron]);
  /** @type {Shared} */
  const shared = {
    names,
    starts: starts.value,
    bring,
    lit: model.view.hover.value ?? model.view.focus.value,
    light: (key) => (model.view.hover.value = key),
  };
  return html`
    <div class="matrices" data-testid="layer" data-level=${layer.level}>
      ${lines.map((line, at) => html`<${Rule} key=${at} line=${line} shared=${shared} />`)}
    </div>
    ${hasMissing(known, layer, backward) && html`<p class="note">${say("layer_missing_note")}</p>`}
    ${backward && hasShared(known, layer) && html`<p class="note">${say("layer_shared_note")}</p>`}
    <${CopyLatex} ui=${ui} latex=${backward ? layer.latex_backward : layer.latex_forward} />
  `;
}

/** Whether a matrix has a place without an edge, or a neuron has no bias. @param {Facts} known @param {Layer} layer @param {boolean} backward */
const hasMissing = ({ index }, { neurons, sources, targets }, backward) =>
  neurons.some(
    (id) =>
      (index.incoming.get(id)?.length ?? 0) < sources.length ||
      (backward ? (index.outgoing.get(id)?.length ?? 0) < targets.length : !index.neurons.get(id)?.bias),
  );

/** Whether a weight of the layer stands in several places of the network. @param {Facts} known @param {Layer} layer */
const hasShared = (known, { neurons }) =>
  neurons.some((id) => incoming(known, id).some(({ weight }) => useCount(known, weight) > 1));

/** Where something of the drawing stands in the matrices. @param {Facts} known @param {Layer} layer @param {string | null} key @returns {[Axis, number][]} */
function placesOf({ index }, layer, key) {
  const [kind, id = ""] = (key ?? "").split(/:(.*)/su);
  const edge = kind === "edge" || kind === "knob" ? index.edges.get(id) : undefined;
  const ids = edge ? [edge.source, edge.target] : [id];
  const axes = /** @type {const} */ (["neurons", "sources", "targets"]);
  return axes.flatMap((axis) =>
    ids.flatMap((each) => {
      const at = layer[axis].indexOf(each);
      return at < 0 ? [] : [/** @type {[Axis, number]} */ ([axis, at])];
    }),
  );
}

/** @param {{line: MatrixLine, shared: Shared}} props */
function Rule({ line: { rule, parts }, shared }) {
  return html`<section class="matrix-rule">
    <p class="matrix-symbols"><${Tex} latex=${rule} /></p>
    <div class="matrix-line">
      ${grouped(parts).map(
        (group, at) =>
          html`<span key=${at} class="matrix-group">${group.map((part) => (typeof part === "string" ? html`<${Sign} sign=${part} />` : html`<${MatrixTable} matrix=${part} shared=${shared} />`))}</span>`,
      )}
    </div>
  </section>`;
}

/** A function opens with its name in LaTeX. @param {{sign: string}} props */
const Sign = ({ sign }) =>
  html`<span class="matrix-sign">${sign.startsWith("\\") ? html`<${Tex} latex=${sign.slice(0, -1)} />(` : sign}</span>`;

/** What stays together where a line is too long: signs with the matrix behind them. @param {MatrixLine["parts"]} parts */
function grouped(parts) {
  /** @type {(string | Matrix)[][]} */
  const groups = [[]];
  for (const part of parts) {
    const last = groups[groups.length - 1];
    if (part === ")" || !last.some((each) => typeof each !== "string")) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** @param {{ui: Surroundings["ui"], latex: string}} props */
function CopyLatex({ ui, latex }) {
  const copy = async () => {
    ui.told.value = "";
    ui.told.value = say(await copyText(latex));
  };
  return html`<p class="actions"><button type="button" class="link quiet" data-copy="copy_latex" onClick=${copy}>${say("layer_copy")}</button></p>`;
}
