// Puts the panels into the page's landmarks. It draws nothing itself and knows no socket: panels read the
// model and call the verbs of its editor and transport.

import { effect } from "@preact/signals";
import { h, options, render } from "preact";
import { say } from "../lib/say.js";
import { Beside } from "./beside.js";
import { Caption } from "./caption.js";
import { unread } from "./data/own_table.js";
import { late, PlotPanel } from "./fetched.js";
import { fetchKatex } from "./formula/katex.js";
import { Hint } from "./hint.js";
import { InPlace, keepFocused, keepUncovered } from "./in_place/panel.js";
import { Legend } from "./legend/panel.js";
import { keepLetters } from "./letters.js";
import { Margin } from "./margin.js";
import { copyFormulas } from "./parts/copied_formulas.js";
import { createMoment } from "./parts/moment.js";
import { PastBanner } from "./past/banner.js";
import { tellComing } from "./people/coming.js";
import { OthersPointers } from "./people/pointers.js";
import { keepChoices } from "./preferences.js";
import { keepProjector } from "./projector/page.js";
import { SamplesPanel } from "./samples/panel.js";
import { CommandSlip, keepSlipFocused } from "./slip/panel.js";
import { announce } from "./spoken/live.js";
import { OutlinePanel } from "./spoken/outline.js";
import { keepWarm } from "./step/typeset_ahead.js";
import { seenBy } from "./throttled_view.js";
import { Transport } from "./time/transport.js";
import { Title } from "./title.js";
import { createUi } from "./ui.js";
import { Zoom } from "./zoom.js";

/**
 * @import { Surroundings, SheetName } from "./ui.js"
 *
 * The elements that the panels fill; the page has them under these ids.
 * @typedef {Record<"title" | "margin" | "transport" | "caption" | "hint" | "beside" | "legend" | "zoom" | "plot" | "samples" | "in_place" | "slip" | "outline" | "others" | "past_banner" | "live", HTMLElement>} Hosts
 */

const PANELS = /** @type {const} */ ({
  title: Title,
  margin: Margin,
  transport: Transport,
  caption: Caption,
  hint: Hint,
  beside: Beside,
  legend: Legend,
  zoom: Zoom,
  plot: PlotPanel,
  samples: SamplesPanel,
  in_place: InPlace,
  slip: CommandSlip,
  outline: OutlinePanel,
  others: OthersPointers,
  past_banner: PastBanner,
});

/**
 * @param {Hosts} hosts
 * @param {Omit<Surroundings, "ui" | "moment">} given
 */
export function mountPanels(hosts, given) {
  // A task of its own after the frame: what the panels render never holds up the drawing.
  const seen = seenBy(given.model, given.playhead);
  options.debounceRendering = (rendering) =>
    setTimeout(() => {
      const began = performance.now();
      rendering();
      seen.took(performance.now() - began);
    });
  const ui = createUi();
  const { model, playhead } = seen;
  const moment = createMoment(model, playhead.shown);
  const surroundings = { ...given, model, playhead, ui, moment };
  const stopTheme = keepChoices(given.model.view);
  const stopLetters = keepLetters(given.model.store);
  const stopCopying = copyFormulas(document);
  const stopProjector = keepProjector(given.model, ui);
  const entries = /** @type {[keyof typeof PANELS, any][]} */ (Object.entries(PANELS));
  for (const [name, Panel] of entries) {
    hosts[name].replaceChildren();
    render(h(Panel, surroundings), hosts[name]);
  }
  // One thing is open at a time: what is selected, or a question, takes the place of a sheet.
  const stopSheet = effect(() => {
    const { questions, view } = given.model;
    if (view.selection.value.size > 0 || questions.open.value !== null) ui.open.value = null;
  });
  // The browser's own strip names the network as the page does.
  const stopTitle = effect(() => {
    const network = given.model.store.document.value;
    if (network !== null) document.title = `${network.title || say("untitled")} · ${say("product")}`;
  });
  const stopLive = announce(hosts.live, surroundings);
  const stopComing = tellComing({ model: given.model, ui });
  const stopWarm = keepWarm(given.model);
  const stopFocus = keepFocused(hosts.in_place, surroundings);
  const stopCovered = keepUncovered(hosts.in_place, window.visualViewport);
  const stopSlip = keepSlipFocused(hosts.slip, surroundings);
  return {
    /** Opens a sheet in the margin. @param {SheetName} name */
    open: (name) => (ui.open.value = name),

    /** Opens the table of the weights of what is selected, or of the step's neuron. @param {"in" | "out"} side */
    openWeights(side) {
      ui.weights.value = { neuron: null, side };
      ui.open.value = "weights";
    },

    /** Opens the table of all samples, or puts it away. */
    toggleSamples() {
      ui.samples.value = !ui.samples.value;
    },

    /** Opens a table of one's own beside the data sets. @param {File} file */
    openTable(file) {
      ui.table.value = unread(file, file.name);
      ui.open.value = "data";
    },

    /** Opens the loss over the run, large, or puts it away. */
    togglePlot() {
      ui.plot.value = !ui.plot.value;
    },

    /** Opens the sheet of pictures. @param {import("./ui.js").PictureAction} action @param {boolean} selected whether some neurons are */
    openPicture(action, selected) {
      const { scale, part } = ui.pictured.peek();
      ui.pictured.value = {
        action,
        scale,
        part: selected ? "selection" : part === "selection" ? "drawing" : part,
      };
      ui.open.value = "picture";
    },

    /** Opens the slip of commands. @param {import("./ui.js").Slip} slip */
    openSlip(slip) {
      ui.slip.value = slip;
    },

    /** Gets the code of what is not on the page yet. Where it cannot be had now, it is asked for again when it is opened. */
    fetchRest() {
      void fetchKatex();
      void late.fetch().catch(() => {});
    },

    /** One open thing put away, the newest first; whether there was one. */
    close() {
      const { questions } = given.model;
      const busy = ui.open.value !== null || questions.open.value !== null;
      if (ui.open.value === null) questions.close();
      ui.open.value = null;
      return busy;
    },

    /** Puts the matrices of a layer away, which is all that a projected page shows of the sheets; whether they were there. */
    closeLayer() {
      const wasOpen = ui.open.value === "layer";
      if (wasOpen) ui.open.value = null;
      return wasOpen;
    },

    destroy() {
      stopSheet();
      stopTitle();
      stopTheme();
      stopLetters();
      stopCopying();
      stopProjector();
      stopLive();
      stopComing();
      stopWarm();
      stopFocus();
      stopCovered();
      stopSlip();
      seen.stop();
      for (const [name] of entries) render(null, hosts[name]);
    },
  };
}
