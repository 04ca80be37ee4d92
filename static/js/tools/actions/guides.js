/**
 * Where a neuron that moves comes to rest, and the guides that say why: on a line with other neurons, or with gaps like
 * its neighbours'. Pure; it sorts coordinates and compares neighbours only. Must not know who moves it.
 *
 * @import { GuideDraft } from "../../render/marks/drafts/draft.js"
 * @import { Point } from "./column.js"
 */

import { nearest, reachAt } from "./snap.js";

/** Places that differ by less than this are the same, in world units. */
const SAME = 0.5;
/** A gap that is smaller is between neurons that overlap: nothing to keep to. */
const LEAST_GAP = 40;

/**
 * @param {Point} wish in world units
 * @param {readonly { x?: number, y?: number }[]} others those that stay
 * @param {number} scale pixels per world unit
 * @returns {{ place: Point, draft: GuideDraft | null }} `draft`: null where it keeps to nothing
 */
export function guided(wish, others, scale) {
  const points = others.map(({ x = 0, y = 0 }) => ({ x, y }));
  const reach = reachAt(scale);
  const columns = sorted(points.map(({ x }) => x));
  const x = nearest(wish.x, [...columns, ...evenPlaces(columns, wish.x)], reach);
  const inColumn = sorted(points.filter((point) => same(point.x, x)).map((point) => point.y));
  const y = nearest(wish.y, [...points.map((point) => point.y), ...evenPlaces(inColumn, wish.y)], reach);
  return { place: { x, y }, draft: guidesAt({ x, y }, others) };
}

/**
 * What a place is in line with; null where with nothing.
 * @param {Point} place in world units @param {readonly { x?: number, y?: number }[]} others
 * @returns {GuideDraft | null}
 */
export function guidesAt({ x, y }, others) {
  const points = others.map(({ x = 0, y = 0 }) => ({ x, y }));
  const column = points.filter((point) => same(point.x, x));
  const columns = sorted(points.map((point) => point.x));
  const inColumn = sorted(column.map((point) => point.y));
  const row = points.filter((point) => same(point.y, y));
  const lines = [column, row].flatMap((those) => (those.length > 0 ? [inOrder([...those, { x, y }])] : []));
  const lowest = points.reduce((most, point) => Math.max(most, point.y), y);
  const gaps = [...gapsOf("x", evenStops(columns, x), lowest), ...gapsOf("y", evenStops(inColumn, y), x)];
  const none = lines.length === 0 && gaps.length === 0;
  return none ? null : { kind: "guides", lines, gaps };
}

/** @param {number} one @param {number} other */
const same = (one, other) => Math.abs(one - other) < SAME;

/** Each once, in order. @param {readonly number[]} all */
const sorted = (all) =>
  all.toSorted((a, b) => a - b).filter((at, i, list) => i === 0 || !same(at, list[i - 1]));

/** The two nearest on either side, the nearer one first. @param {readonly number[]} list @param {number} at */
function neighbours(list, at) {
  const before = list.filter((each) => each <= at - SAME);
  const after = list.filter((each) => each >= at + SAME);
  return { before: before.slice(-2).reverse(), after: after.slice(0, 2) };
}

/** Where the gaps to the neighbours would be equal. @param {readonly number[]} list @param {number} wish */
function evenPlaces(list, wish) {
  const { before, after } = neighbours(list, wish);
  const places = before.length > 0 && after.length > 0 && isGap((after[0] - before[0]) / 2);
  return [
    ...(places ? [(before[0] + after[0]) / 2] : []),
    ...[before, after].flatMap(([near, far]) =>
      far !== undefined && isGap(near - far) ? [near + (near - far)] : [],
    ),
  ];
}

/** @param {number} gap */
const isGap = (gap) => Math.abs(gap) >= LEAST_GAP;

/** A run of equal gaps that ends or passes at a place; empty if there is none. @param {readonly number[]} list @param {number} at */
function evenStops(list, at) {
  const { before, after } = neighbours(list, at);
  const runs = [before, after].map((side) => alike(at, side));
  const [left, right] = runs;
  const both = left.length > 0 && right.length > 0 && same(at - left[0], right[0] - at);
  const stops = both
    ? [...left.toReversed(), at, ...right]
    : left.length > 1
      ? [...left.toReversed(), at]
      : [at, ...right];
  return stops.length > 2 ? stops : [];
}

/** Those of one side with the gap of the first. @param {number} at @param {readonly number[]} side */
function alike(at, [near, far]) {
  if (near === undefined || !isGap(near - at)) return [];
  return far !== undefined && same(far - near, near - at) ? [near, far] : [near];
}

/** @param {"x" | "y"} axis @param {readonly number[]} stops @param {number} beside @returns {GuideDraft["gaps"]} */
const gapsOf = (axis, stops, beside) => (stops.length > 0 ? [{ axis, stops, beside }] : []);

/** In order along their line. @param {readonly Point[]} points */
const inOrder = (points) => points.toSorted((a, b) => a.x - b.x || a.y - b.y);
