/**
 * The renderer: keeps the layers of the stage true to the model. Each layer has its own reasons to be
 * painted anew, gathered by effects; all painting happens at the end of an animation frame of the
 * playhead's clock. It reads the model and never writes it.
 *
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Model } from "../model/model.js"
 * @import { Camera } from "./camera.js"
 * @import { Rect } from "./geometry.js"
 * @import { Pen } from "./pen.js"
 * @import { Draft } from "./rings.js"
 */

import { computed, effect, signal, untracked } from "@preact/signals-core";
import { paintBadges } from "./badges.js";
import { paintBase } from "./base.js";
import { fitting } from "./fitting.js";
import { boxAt, hit } from "./hit.js";
import { createLayers } from "./layers.js";
import { markItems } from "./marks.js";
import { paintMotion } from "./motion.js";
import { begin, visibleWorld } from "./pen.js";
import { paintRings } from "./rings.js";
import { createSheet } from "./sheet.js";
import { createSight } from "./sight.js";
import { watchTheme } from "./theme.js";
import { paintThreads } from "./threads.js";
import { createTypesetter, FACES } from "./typeset.js";

/** @typedef {"base" | "marks" | "motion"} LayerName */
/** @type {readonly LayerName[]} */
const LAYERS = ["base", "marks", "motion"];

/**
 * @param {HTMLElement} host positioned; canvases are put before what stands in it
 * @param {Model} model @param {Playhead} playhead @param {Camera} camera
 */
export function createRenderer(host, model, playhead, camera) {
  const type = createTypesetter();
  const coarse = matchMedia("(pointer: coarse)");
  const { theme, stop: stopTheme } = watchTheme();
  const fonts = signal(0);
  const sizes = signal(fitting(null, { width: 0, height: 0 }).sizes);
  const draft = signal(/** @type {Draft | null} */ (null));
  const stage = createLayers(host, LAYERS.length, (size) => {
    camera.size.value = size;
    if (!camera.byHand()) fit({ animate: false });
    redraw();
    // A canvas that changes its size is empty: it is painted before the browser shows it.
    paint();
  });
  /** @type {Set<LayerName>} */
  const dirty = new Set();
  let painted = camera.view.peek();
  const { view, store, numbers, plan, cursor } = model;

  const { scene, attention, read, grown, strokes } = createSight(model, playhead, { type, fonts, sizes });

  /**
   * Between the first numbers of an iteration or a run and the cursor that goes with them, what stands on
   * the stage is truer than what could be painted.
   */
  const torn = () => {
    const now = cursor.state.peek();
    if (now === null || now.run === 0 || numbers.run === 0 || numbers.have === 0) return false;
    return now.run !== numbers.run || now.iteration !== numbers.iteration;
  };

  const sheet = createSheet();
  /** What the middle layer was painted on: while it is the same, what stands there can stay. @type {unknown[]} */
  let stood = [];

  /** @param {LayerName} name */
  const contextOf = (name) => stage.layers[LAYERS.indexOf(name)].context;

  /** @param {LayerName} name @returns {Pen | null} */
  function pen(name) {
    const [placed, heed] = [scene.value, attention.value];
    if (!placed || !heed) return null;
    const now = camera.view.value;
    return {
      to: contextOf(name),
      scene: placed,
      sizes: placed.sizes,
      theme: theme.value,
      type,
      index: store.index.value,
      plan: plan.current.value,
      read: read.value,
      attention: heed,
      grown: grown.value,
      shown: playhead.shown.value,
      valueAt: (step) => numbers.at(step),
      digits: view.digits.value,
      zoom: now.zoom,
      visible: visibleWorld(now, camera.size.value),
    };
  }

  /** @type {Record<LayerName, () => void>} */
  const painters = {
    base() {
      const hand = pen("base");
      begin(contextOf("base"), camera.view.value, stage.ratio());
      if (hand) paintBase(hand, strokes.value);
    },
    marks() {
      const hand = pen("marks");
      const ground = [scene.value, theme.value, camera.view.value, stage.turns(), fonts.value];
      const whole = ground.some((part, i) => part !== stood[i]);
      stood = ground;
      const items = hand ? markItems(hand) : [];
      sheet.paint(contextOf("marks"), camera.view.value, stage.ratio(), items, whole);
    },
    motion() {
      const hand = pen("motion");
      begin(contextOf("motion"), camera.view.value, stage.ratio());
      if (!hand) return;
      const { selection, hover, focus } = view;
      paintThreads(hand);
      paintRings(hand, {
        selection: selection.value,
        hover: hover.value,
        focus: focus.value,
        draft: draft.value,
      });
      if (playhead.motion) paintMotion(hand, playhead.motion);
      else if (playhead.reducedMotion.value) paintBadges(hand);
    },
  };

  function paint() {
    if (torn() && camera.view.peek() === painted) return;
    painted = camera.view.peek();
    const due = [...dirty];
    dirty.clear();
    for (const name of due) untracked(painters[name]);
  }

  /** @param {...LayerName} names */
  function soil(...names) {
    for (const name of names) dirty.add(name);
    playhead.clock.once(paint);
  }

  const redraw = () => soil(...LAYERS);

  /** Fits the drawing to the stage, with shapes large enough to read. @param {{ animate?: boolean }} [how] */
  function fit(how) {
    sizes.value = fitting(store.document.peek(), camera.size.peek()).sizes;
    const placed = scene.peek();
    if (placed && camera.size.peek().width > 0) camera.fit(placed.bounds, how);
  }

  const opened = computed(() => store.document.value !== null);

  const watches = [
    effect(() => {
      if (opened.value && fonts.value >= 0 && !camera.byHand()) untracked(() => fit({ animate: false }));
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, strokes.value];
      soil("base");
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, attention.value, read.value, view.digits.value];
      soil("marks");
    }),
    effect(() => {
      void [scene.value, theme.value, camera.view.value, attention.value, draft.value];
      void [view.selection.value, view.hover.value, view.focus.value, playhead.reducedMotion.value];
      soil("motion");
    }),
    effect(() => {
      void [cursor.state.value, numbers.version.value];
      if (dirty.size > 0) playhead.clock.once(paint);
    }),
    playhead.onFrame(() => soil("motion")),
  ];

  const loading = FACES.map((face) => document.fonts.load(face, "0w1δ"));
  void Promise.allSettled(loading).then(() => {
    type.forget();
    fonts.value += 1;
  });

  return {
    redraw,
    fit,

    /** What lies under a place on the screen. @param {number} x @param {number} y @param {{ coarse?: boolean, rims?: boolean }} [how] */
    hitTest(x, y, how) {
      const placed = scene.peek();
      const given = { coarse: coarse.matches, zoom: camera.view.peek().zoom, grown: grown.peek(), ...how };
      return placed && hit(placed, camera.toWorld({ x, y }), given);
    },

    /** The rectangle around what a key stands for, in pixels of the stage; null where it is not drawn. @param {string} key @returns {Rect | null} */
    bounds(key) {
      const placed = scene.peek();
      const box = placed && boxAt(placed, key, grown.peek());
      if (!box) return null;
      const { x, y, zoom } = camera.view.peek();
      return { x: box.x * zoom + x, y: box.y * zoom + y, w: box.w * zoom, h: box.h * zoom };
    },

    /** What a tool is drawing; null when it is done. @param {Draft | null} now */
    setDraft(now) {
      draft.value = now;
    },

    destroy() {
      for (const stop of watches) stop();
      stopTheme();
      stage.destroy();
    },
  };
}

/** @typedef {ReturnType<typeof createRenderer>} Renderer */
