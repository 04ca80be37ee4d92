/**
 * The painters of the two layers that are painted item by item: bodies and knobs, and the numbers on them. Must
 * not know why or when they are painted.
 *
 * @import { Item } from "./changed_items.js"
 * @import { Means } from "./means.js"
 * @import { Pen } from "../marks/pen.js"
 */

import { canBeRead } from "../../model/run/paces.js";
import { depthIn } from "../marks/depth.js";
import { baseItems } from "./bodies.js";
import { createSheet } from "./changed_items.js";
import { contextOf, isSame, penOf } from "./means.js";
import { markItems } from "./numbers.js";

/** If there are more marks than this, they are checked in turn. */
const MANY = 48;
/** Milliseconds per frame for checking marks that are not urgent. */
const ENOUGH = 0.7;
/** Milliseconds between two looks at marks that fly past too fast to be read: without a graphics card letters are dear. */
const UNREAD = 100;

/**
 * The items of a layer, made again only if the scene or the view has changed.
 * @param {Means} means @param {(on: Pick<Pen, "scene" | "visible">) => Item<Pen>[]} make
 */
function itemsOf({ sight, camera }, make) {
  /** @type {unknown[]} */
  let ground = [];
  /** @type {Item<Pen>[]} */
  let items = [];
  return (/** @type {Omit<Pen, "to"> | null} */ pen) => {
    const now = [sight.scene.value, camera.view.value, camera.size.value];
    if (pen === null) return [];
    if (!isSame(now, ground)) [ground, items] = [now, make(pen)];
    return items;
  };
}

/** @param {Means} means */
export function basePainter(means) {
  const { camera, stage, sight, theme, fonts } = means;
  /** @type {ReturnType<typeof createSheet<Pen>>} */
  const sheet = createSheet();
  const items = itemsOf(means, baseItems);
  /** @type {unknown[]} */
  let ground = [];
  /** @type {unknown[]} */
  let look = [];
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "base")];
    const now = [theme.value, camera.view.value, stage.turns(), fonts.value];
    // The edges of a lens, as wide as their weights, stand on this layer.
    const weighed = pen?.scene.lens ? sight.weighed.value : "";
    const present = [sight.layout.value, pen?.fade, pen?.pictured, weighed];
    const [whole, fresh] = [!isSame(now, ground), !isSame(present, look)];
    [ground, look] = [now, present];
    const hand = /** @type {Pen} */ ({ ...pen, to });
    sheet.paint(to, camera.view.value, stage.ratio(), items(pen), { hand, whole, fresh });
  };
}

/**
 * @param {Means} means @param {() => void} again schedules the layer for the next frame too
 */
export function marksPainter(means, again) {
  const { camera, stage, sight, theme, fonts, model, playhead } = means;
  /** @type {ReturnType<typeof createSheet<Pen>>} */
  const sheet = createSheet();
  const itemsFor = itemsOf(means, markItems);
  let looked = 0;
  /**
   * The state that the sheet was painted for. While it is unchanged, the painted marks can stay.
   * @type {unknown[]}
   */
  let ground = [];
  /** @type {unknown[]} */
  let moment = [];
  return () => {
    const pen = penOf(means);
    const now = [theme.value, camera.view.value, stage.turns(), fonts.value];
    const known = [pen?.read, pen?.attention, pen?.measure, pen?.digits, pen?.fade, pen?.deep, pen?.pictured];
    const present = [sight.layout.value, ...known];
    const [whole, read] = [!isSame(now, ground), canBeRead(model.cursor.state.value)];
    const due = whole || read || playhead.clock.now() - looked >= UNREAD;
    const fresh = due && !isSame(present, moment);
    ground = now;
    if (due) [moment, looked] = [present, playhead.clock.now()];
    const items = itemsFor(pen);
    const portion = pen && (!read || items.length > MANY) ? portionOf(pen, !read) : null;
    const to = contextOf(means, "marks");
    const hand = /** @type {Pen} */ ({ ...pen, depth: pen && depthIn(pen), to });
    const done = sheet.paint(to, camera.view.value, stage.ratio(), items, { hand, whole, fresh, portion });
    if (!done || !due) again();
  };
}

/**
 * The neuron of the current step (L for the loss) is painted at once; all other marks as time allows.
 * @param {Omit<Pen, "to">} pen @param {boolean} together
 */
function portionOf({ attention }, together) {
  const began = performance.now();
  const urgent = attention.phase === "loss" ? "body:" : `body:${attention.neuron}`;
  return {
    isUrgent: (/** @type {string} */ key) => key === urgent,
    enough: () => performance.now() - began > ENOUGH,
    together,
  };
}
