/**
 * Wires the page: the model, the line to the server, the drawing, the tools and the panels. Nothing is
 * decided here; each part is told of the others and left to itself.
 */

import { effect, signal, untracked } from "@preact/signals-core";
import { systemClock } from "./lib/clock.js";
import { sheetIn } from "./lib/links.js";
import { hasMacKeys } from "./lib/platform.js";
import { createModel } from "./model/model.js";
import { connect } from "./net/connection.js";
import { mountPanels } from "./panels/app.js";
import { createPlayhead } from "./playback/playhead.js";
import { createCamera } from "./render/camera.js";
import { createPast } from "./render/past.js";
import { createRenderer } from "./render/renderer.js";
import { createStills } from "./render/still.js";
import { putOffered } from "./tools/actions/clipboard.js";
import { showGhost } from "./tools/actions/ghost.js";
import { exchangeHidden, makeNetwork, useData, useSamples } from "./tools/actions/network.js";
import { createTidy, gliding } from "./tools/actions/tidy.js";
import { listenToClipboard } from "./tools/clipboard.js";
import { offers } from "./tools/commands/table.js";
import { firstVisit } from "./tools/first_visit.js";
import { createHand } from "./tools/gestures/hand.js";
import { Pointer } from "./tools/gestures/pointer.js";
import { listenToKeys } from "./tools/keys.js";
import { followLinks, isLink } from "./tools/links.js";
import { listenToClicker } from "./tools/presenter_keys.js";

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** Whether the system asks for little motion, as it changes. */
function reducedMotionSignal() {
  const query = matchMedia("(prefers-reduced-motion: reduce)");
  const reduced = signal(query.matches);
  query.addEventListener("change", () => {
    reduced.value = query.matches;
  });
  return reduced;
}

/**
 * Lays an earlier version over the stage while one is looked at. What draws it is made for the first one.
 * @param {HTMLElement} host @param {import("./model/model.js").Model} model
 * @param {import("@preact/signals-core").ReadonlySignal<boolean>} reducedMotion
 */
function showPast(host, model, reducedMotion) {
  let draw = /** @type {ReturnType<typeof createPast> | null} */ (null);
  const make = () => {
    const past = createModel();
    const requestFrame = (/** @type {FrameRequestCallback} */ callback) => requestAnimationFrame(callback);
    const playhead = createPlayhead(past, { now: () => performance.now(), requestFrame, reducedMotion });
    return createPast(host, { model: past, playhead });
  };
  effect(() => {
    const document = model.view.past.value;
    host.toggleAttribute("data-shown", document !== null);
    if (document === null) return;
    untracked(() => {
      draw ??= make();
      draw(document, model.people.operations.peek());
    });
  });
}

/**
 * Small pictures of networks that are not open; made when the first is asked for.
 * @param {import("./render/renderer.js").Renderer} renderer @param {import("@preact/signals-core").ReadonlySignal<boolean>} reducedMotion
 * @returns {import("./render/still.js").Stills}
 */
function stillsBeside({ look }, reducedMotion) {
  let stills = /** @type {import("./render/still.js").Stills | null} */ (null);
  const make = () => {
    const model = createModel();
    const playhead = createPlayhead(model, { now: () => 0, requestFrame: () => 0, reducedMotion });
    return createStills({ model, playhead }, look, reducedMotion);
  };
  return (...asked) => {
    stills ??= make();
    return stills(...asked);
  };
}

function start() {
  const { network = "", templates = "[]" } = document.body.dataset;
  const stage = byId("canvas");
  const model = createModel();
  const reducedMotion = reducedMotionSignal();
  const playhead = createPlayhead(model, {
    now: () => performance.now(),
    requestFrame: (callback) => requestAnimationFrame(callback),
    reducedMotion,
  });
  const camera = createCamera({ clock: playhead.clock, reducedMotion });
  const renderer = createRenderer(stage, model, playhead, camera);
  const fit = () => renderer.fit();
  const tidy = createTidy({ model, camera, renderer });
  const { undo, redo } = gliding(model.editor, renderer);
  const { caption } = firstVisit({
    model,
    playhead,
    reducedMotion,
    clock: systemClock,
    page: window,
    invited: isLink(location.hash),
  });

  /** @type {import("./tools/keys.js").KeyContext & { openTable: (file: File) => void }} */
  const context = {
    model,
    renderer,
    camera,
    playhead,
    hand: createHand(stage),
    fit,
    tidy,
    undo,
    redo,
    cancel: () => pointer.cancel(),
    close: () => panels.close(),
    openSheet: (name) => void panels.open(name),
    openSlip: (at, codes, own) => panels.openSlip({ at, codes, ...(own && { own }) }),
    openPicture: (action, selected) => panels.openPicture(action, selected),
    openWeights: (side) => panels.openWeights(side),
    toggleSamples: () => panels.toggleSamples(),
    togglePlot: () => panels.togglePlot(),
    openTable: (/** @type {File} */ file) => panels.openTable(file),
  };
  const pointer = new Pointer(stage, context);
  const commands = offers(context, hasMacKeys());
  const panels = mountPanels(
    {
      title: byId("title"),
      margin: byId("margin"),
      transport: byId("transport"),
      caption: byId("caption"),
      hint: byId("hint"),
      beside: byId("beside"),
      legend: byId("legend"),
      zoom: byId("zoom"),
      plot: byId("plot"),
      samples: byId("samples"),
      in_place: byId("in-place"),
      slip: byId("slip"),
      outline: byId("outline"),
      others: byId("others"),
      past_banner: byId("past-banner"),
      live: byId("live"),
    },
    {
      model,
      playhead,
      caption,
      marks: renderer.marks,
      actions: {
        fit,
        tidy,
        undo,
        redo,
        backToDrawing: () => stage.focus({ preventScroll: true }),
        putOffered: () => putOffered(context),
        makeNetwork: (network) => makeNetwork(context, network),
        useData: (made) => useData(context, made),
        useSamples: (made) => useSamples(context, made),
        exchangeHidden: (hidden) => exchangeHidden(context, hidden),
      },
      boxOf: renderer.boxOf,
      pointAt: renderer.pointAt,
      picture: renderer.picture,
      still: stillsBeside(renderer, reducedMotion),
      commands,
      page: { network, templates: JSON.parse(templates) },
    },
  );

  showGhost(context);
  listenToKeys(stage, context);
  listenToClipboard(stage, context);
  listenToClicker({ model, playhead, page: window, closeLayer: () => panels.closeLayer() });
  followLinks(model, window);
  const sheet = /** @type {"share" | "history" | null} */ (sheetIn(location.hash));
  if (sheet) panels.open(sheet);
  showPast(byId("past"), model, reducedMotion);
  connect(model, network);
  markFirstPaint(model, () => panels.fetchRest());
}

/** Leaves a mark for measurements when the network has been painted for the first time; what it has not needed can come then. @param {import("./model/model.js").Model} model @param {() => void} painted */
function markFirstPaint(model, painted) {
  const stop = effect(() => {
    if (model.store.document.value === null) return;
    // The drawing is painted in the next frame; the one after begins when that one is done.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark("network painted");
        painted();
      }),
    );
    queueMicrotask(() => stop());
  });
}

start();
