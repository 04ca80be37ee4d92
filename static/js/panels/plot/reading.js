// What the large plot shows, as plain data: the ends of its axes, what an iteration does to the loss, what stands out.
// Pure. Must not know pixels.

import { keptLine } from "../../model/run/curves.js";
import { pointAt } from "../time/loss_curve_layout.js";

/**
 * @import { Landmarks } from "../../protocol/messages.js"
 * @import { Curve } from "../../model/run/curves.js"
 * @import { Kind } from "./axes.js"
 *
 * What stands out: at the start of which iteration it is marked, and which one is walked for it.
 * @typedef {{ kind: "drop" | "right" | "broken", iteration: number, walk: number, code: string, said: string, values: Record<string, number> }} Flag
 *
 * What somebody has chosen for an axis; null: what suits the run.
 * @typedef {{ x: Kind | null, y: Kind | null }} Chosen
 */

/** From so many times the smallest on, powers of ten suit. */
const SPANS_DECADES = 100;

/** More runs cannot be told apart. */
const MOST_RUNS = 4;

/** Those with a line, the newest of them, the present one last. @param {import("../time/loss_curve.js").Film} film @returns {Curve[]} */
export const drawnOf = ({ present, others }) =>
  [...others, ...(present ? [present] : [])]
    .filter(({ iterations }) => iterations.length > 1)
    .slice(-MOST_RUNS);

/** The losses of a run over samples that are kept; over those of the test where they are asked for. @param {Curve | null} present @param {boolean} withTest */
export const keptOf = (present, withTest) =>
  /** @type {const} */ (["validation", "test"]).flatMap((split) => {
    const curve = present && (split === "validation" || withTest) ? keptLine(present, split) : null;
    return curve === null ? [] : [{ split, curve }];
  });

/** @param {readonly Curve[]} curves with points @returns {{ x: [number, number], y: [number, number], positive: number }} */
export function endsOf(curves) {
  let [low, high, positive, newest, first] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    1,
    Number.POSITIVE_INFINITY,
  ];
  for (const { iterations, losses } of curves) {
    newest = Math.max(newest, iterations[iterations.length - 1]);
    first = Math.min(first, iterations[0]);
    for (const loss of losses) {
      if (!Number.isFinite(loss)) continue;
      [low, high] = [Math.min(low, loss), Math.max(high, loss)];
      if (loss > 0) positive = Math.min(positive, loss);
    }
  }
  if (low > high) [low, high] = [0, 1];
  if (!Number.isFinite(positive)) positive = 1;
  const start = Number.isFinite(first) ? first : 1;
  return {
    x: [start, Math.max(newest, start + 1)],
    y: [low, high > low ? high : low + (Math.abs(low) || 1)],
    positive,
  };
}

/** The kinds of both axes, and where the axis of the loss begins and ends. @param {ReturnType<typeof endsOf>} ends @param {Chosen} chosen */
export function kindsOf({ x, y: [low, high], positive }, chosen) {
  const wide = low >= 0 && high / positive >= SPANS_DECADES;
  const upright = chosen.y ?? (wide ? "log" : "linear");
  const fits = upright === "log" && high > 0;
  return {
    x: chosen.x ?? (x[1] / x[0] >= SPANS_DECADES ? "log" : "linear"),
    y: /** @type {Kind} */ (fits ? "log" : "linear"),
    loss: /** @type {[number, number]} */ (
      fits ? [positive, high > positive ? high : 10 * positive] : [Math.min(0, low), high]
    ),
  };
}

/**
 * What stands at an iteration: its loss, and the next one's where the curve has both; else the last point before it.
 * @param {Curve} curve @param {number} iteration
 * @returns {{ code: string, values: Record<string, number> } | null}
 */
export function readingAt(curve, iteration) {
  const here = pointAt(curve, iteration);
  if (here === null) return null;
  const next = pointAt(curve, iteration + 1);
  if (here.iteration === iteration && next?.iteration === iteration + 1)
    return {
      code: "plot_takes",
      values: { iteration, before: here.loss, after: next.loss },
    };
  const code = here.iteration === iteration ? "plot_at" : "plot_before";
  return { code, values: { iteration, point: here.iteration, loss: here.loss } };
}

/** @param {Curve} curve of the present run @param {Landmarks | null} landmarks @returns {Flag[]} */
export function flagsOf(curve, landmarks) {
  /** @type {Flag[]} */
  const flags = [];
  const { drop = null, right = null } = landmarks ?? {};
  if (drop !== null) {
    const one = drop.last === drop.first + 1;
    const [code, said] = one
      ? ["plot_drop", "plot_drop_said"]
      : ["plot_drop_between", "plot_drop_between_said"];
    flags.push({
      kind: "drop",
      iteration: drop.first,
      walk: drop.first,
      code,
      said,
      values: { ...numbers(drop) },
    });
  }
  if (right !== null) {
    const exact = right[1] - right[0] <= 1;
    const [code, said] = exact ? ["plot_right", "plot_right_said"] : ["plot_right_by", "plot_right_by_said"];
    flags.push({
      kind: "right",
      iteration: right[1],
      walk: Math.max(1, exact ? right[0] : right[1]),
      code,
      said,
      values: { iteration: right[1] },
    });
  }
  const broken = curve.losses.findIndex((loss) => !Number.isFinite(loss));
  if (broken >= 0) {
    const iteration = curve.iterations[broken];
    flags.push({
      kind: "broken",
      iteration,
      walk: Math.max(curve.iterations[0], iteration - 1),
      code: "plot_broken",
      said: "plot_broken_said",
      values: { iteration },
    });
  }
  return flags.sort((one, other) => one.iteration - other.iteration);
}

/** @param {NonNullable<Landmarks["drop"]>} drop */
const numbers = ({ first, last, before, after }) => ({ iteration: first, last, before, after });
