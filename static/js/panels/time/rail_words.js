/** What a pace is, in words. Pure. */

import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";

/** Digits of a rate, or of the time of a step. */
const DIGITS = 2;
/** From so many steps a second on their rate is said, else the time of one. */
const OFTEN = 5;

/** @param {import("../../protocol/messages.js").Pace} pace */
export function paceWords({ grain, rate, eases = false }) {
  if (rate === null) return say(eases ? "pace_full_eased" : "pace_full");
  if (rate < OFTEN)
    return say("pace_slow", { how: say(`pace_${grain}`), seconds: authored(1 / rate, DIGITS) });
  return say(grain === "iteration" ? "pace_iterations" : "pace_steps", {
    how: say(`pace_${grain}`),
    rate: Number(rate.toPrecision(DIGITS)).toLocaleString("en"),
  });
}
