/**
 * The renderer keeps the layers of the stage in step with the model. Each layer is repainted for its own
 * reasons, which effects gather. All painting happens at the end of an animation frame of the playhead's
 * clock. The renderer reads the model and never writes it.
 *
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Model } from "../model/model.js"
 * @import { Camera } from "./camera.js"
 * @import { View } from "./fitting/view.js"
 * @import { Draft } from "./marks/drafts/draft.js"
 * @import { Scene } from "./scene/layout.js"
 * @import { Metrics } from "./scene/sizes.js"
 */

import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import { fitTo, lettered, stepped } from "./fitting/fit.js";
import { createLayers } from "./layers/canvases.js";
import { LAYERS } from "./layers/means.js";
import { watchPaper } from "./layers/paper.js";
import { createPainting } from "./layers/repainting.js";
import { watchTheme } from "./layers/theme.js";
import { guidesOf } from "./marks/drafts/draft.js";
import { createTypesetter, FACES } from "./marks/letters/typeset.js";
import { presentIn } from "./marks/present.js";
import { pictureOf } from "./picture/picture.js";
import { placesIn } from "./places.js";
import { sameSizes } from "./scene/sizes.js";
import { createSight } from "./signals.js";

/** Device pixels per CSS pixel on paper. */
const PAPER_DENSITY = 3;

/**
 * @param {HTMLElement} host positioned; the canvases are put before its existing children
 * @param {Model} model @param {Playhead} playhead @param {Camera} camera
 */
export function createRenderer(host, model, playhead, camera) {
  const { view, store } = model;
  const type = createTypesetter();
  const fonts = countFonts(type);
  const { theme, again: readTheme, stop: stopTheme } = watchTheme();
  /** Null until the first drawing is fitted: nothing is laid out for a size that nobody sees. */
  const shapes = signal(/** @type {Metrics | null} */ (null));
  /** The zoom for which letters have their size: that of the fitted drawing, until somebody moves the camera. */
  const magnified = signal(1);
  const edgeCount = computed(() => store.document.value?.edges.length ?? 0);
  /** The same object as long as an edit leaves all sizes alone: what has its place stays there. */
  const sizes = computed(() => shapes.value && lettered(shapes.value, magnified.value, edgeCount.value));
  const draft = signal(/** @type {Draft | null} */ (null));
  const sight = createSight(model, playhead, { type, fonts, sizes, camera, zoom: magnified });
  const { whole, scene, attention, read, strokes, question } = sight;
  const stage = createLayers(host, LAYERS.length, (size) => {
    camera.size.value = size;
    if (!camera.byHand()) fit({ animate: false });
    redraw();
    // A canvas is empty after a change of size, so it is painted before the browser shows it.
    painting.paint();
  });
  const means = { model, playhead, camera, sight, stage, theme, fonts, type, draft };
  const painting = createPainting(means);
  let fittedFor = view.projector.peek();
  const redraw = () => painting.soil(...LAYERS);

  /** Fits the drawing to the stage, with readable shapes. @param {{ animate?: boolean }} [how] */
  function fit(how) {
    const projector = view.projector.peek();
    const size = camera.size.peek();
    const drawing = sight.drawn();
    if (!drawing) return;
    sight.rest();
    const shown = fitTo(drawing, size, { projector }, (now, zoom) => {
      batch(() => {
        const before = shapes.peek();
        if (!before || !sameSizes(before, now)) shapes.value = now;
        magnified.value = zoom;
      });
      return whole.peek();
    });
    if (shown) camera.fit(shown.bounds, { ...how, free: shown.free });
  }

  /** Where somebody had moved the camera when the browser began to print. */
  let left = /** @type {View | null} */ (null);
  const stopPaper = watchPaper((printing) => {
    readTheme();
    if (printing) left = camera.byHand() ? camera.view.peek() : null;
    stage.measure(printing ? PAPER_DENSITY : null);
    if (printing) fit({ animate: false });
    else if (left) camera.showAgain(left);
    redraw();
    painting.paint();
  });

  const opened = computed(() => store.document.value !== null);
  const recedes = computed(() => scene.value?.lens !== undefined);
  const watches = [
    effect(() => {
      if (!opened.value || fonts.value < 0) return;
      if (!camera.byHand() || shapes.peek() === null) untracked(() => fit({ animate: false }));
    }),
    effect(() => {
      const projected = view.projector.value;
      untracked(() => {
        if (projected !== fittedFor) fit({ animate: false });
        fittedFor = projected;
      });
    }),
    effect(() => {
      void [sight.lines.value, theme.value, camera.view.value, question.fade.value];
      painting.soil("edges", "base");
    }),
    effect(() => {
      void scene.value;
      painting.soil("base");
    }),
    effect(() => {
      void [strokes.value, sight.weighed.value, store.document.value?.parameters];
      painting.soil("edges");
      if (recedes.value) painting.soil("base");
    }),
    effect(() => {
      const { zoom } = camera.view.value;
      if (camera.byHand()) magnified.value = stepped(zoom);
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, attention.value, read.value, view.digits.value];
      void [view.scientific.value, sight.measure.value];
      void question.fade.value;
      painting.soil("marks");
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, model.pictures.latest.value, view.pictures.value];
      void model.numbers.version.value;
      painting.soil("pictures");
    }),
    effect(() => {
      void [view.pictures.value, model.pictures.latest.value === null];
      painting.soil("base", "marks");
    }),
    effect(() => {
      // When a question closes, its layer is wiped once and then follows nothing.
      painting.soil("question", "motion");
      if (question.topic.value === null) return;
      void [scene.value, theme.value, camera.view.value, strokes.value, question.growth.value];
      void [view.digits.value, view.scientific.value, sight.grown.value];
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, attention.value, draft.value];
      void [view.selection.value, view.hover.value, view.focus.value, playhead.reducedMotion.value];
      void view.drawing.value;
      void model.plan.missing.value;
      painting.soil("motion");
    }),
    effect(() => {
      void scene.value;
      if (sight.unsettled.value) playhead.clock.once(sight.settle);
    }),
    effect(() => {
      void [model.cursor.state.value, model.numbers.version.value];
      painting.ask();
    }),
    playhead.onFrame(() => painting.soil("motion")),
  ];

  /** All of a drawing is taken as it is fitted to the stage. @param {import("./picture/picture.js").Part} part */
  function picture(part) {
    const away = part !== "step" && camera.byHand() ? camera.view.peek() : null;
    if (away) fit({ animate: false });
    const taken = untracked(() => pictureOf(means, part));
    if (away) camera.showAgain(away);
    return taken;
  }

  return {
    redraw,
    fit,
    /** A part of the drawing as it is now; null while there is nothing to show. */
    picture,
    /** How the stage looks, for pictures that are made beside it. */
    look: { theme, fonts, type },
    marks: { ...marksOf(sight, camera, sizes), guided: computed(() => guidesOf(draft.value) !== null) },
    /** A change of the document's places until the next frame is shown as a move. */
    glide: sight.gliding.ask,
    ...placesIn({ model, sight, camera, type }),

    /** Shows what a tool is drawing; null when it is done. @param {Draft | null} now */
    setDraft(now) {
      draft.value = now;
    },

    /** Takes a draft away, unless another one has taken its place. @param {Draft} shown */
    withdraw(shown) {
      if (draft.peek() === shown) draft.value = null;
    },

    destroy() {
      for (const stop of watches) stop();
      question.stop();
      sight.gliding.destroy();
      stopTheme();
      stopPaper();
      stage.destroy();
    },
  };
}

/**
 * Counts how often fonts have loaded; each time, earlier measurements become invalid.
 * @param {ReturnType<typeof createTypesetter>} type
 */
function countFonts(type) {
  const count = signal(0);
  const loading = FACES.map((face) => document.fonts.load(face, "0w1δ"));
  void Promise.allSettled(loading).then(() => {
    type.forget();
    count.value += 1;
  });
  return count;
}

/**
 * The scale of the marks, for a legend: screen pixels per unit of their size, and whether marks in motion are
 * dots. If marks are scaled by the largest value and gradient in view, these two numbers too. `present`: the
 * marks in the picture of a model that shows so many micro-steps.
 * @param {import("./signals.js").Sight} sight @param {Camera} camera
 * @param {import("@preact/signals-core").ReadonlySignal<Metrics | null>} sizes
 */
function marksOf(sight, camera, sizes) {
  const { reference, settled: scene } = sight;
  return {
    present: presentIn(sight),
    zoom: computed(() => camera.view.value.zoom),
    moved: camera.moved,
    unit: computed(() => camera.view.value.zoom * ((scene.value?.sizes ?? sizes.value)?.scale ?? 1)),
    crowded: computed(() => scene.value?.plain ?? false),
    recedes: computed(() => scene.value?.lens !== undefined),
    parted: computed(() => scene.value?.asked === true),
    reference,
  };
}

/** @typedef {ReturnType<typeof createRenderer>} Renderer */
