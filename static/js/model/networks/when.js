/**
 * Moments as people say them: today with the time, yesterday, the day of the week, the date. Must not know what happened
 * then.
 */

const DAY = 24 * 3600 * 1000;
/** Within so many days a day of the week is enough. */
const WEEK = 7;
const LOCALE = "en-GB";

/** @param {Date} date */
const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
/** How many days ago a moment was, by the calendar. @param {Date} then @param {Date} now */
const daysAgo = (then, now) => Math.round((midnight(now) - midnight(then)) / DAY);

/** "12 November", with the year where it is another one. @param {Date} date @param {Date} now */
export const dateOf = (date, now) =>
  date.toLocaleDateString(LOCALE, {
    day: "numeric",
    month: "long",
    ...(date.getFullYear() !== now.getFullYear() && { year: "numeric" }),
  });

/**
 * @param {string} iso @param {Date} now
 * @returns {import("../../lib/say.js").Said}
 */
export function when(iso, now) {
  const then = new Date(iso);
  const ago = daysAgo(then, now);
  const time = then.toLocaleTimeString(LOCALE, { hour: "2-digit", minute: "2-digit" });
  if (ago <= 0) return { code: "when_today", values: { time } };
  if (ago === 1) return { code: "when_yesterday", values: {} };
  if (ago < WEEK) return { code: "when_day", values: { day: dayOf(then) } };
  return { code: "when_date", values: { date: dateOf(then, now) } };
}

/** The day on which something was, as part of a sentence. @param {string} iso @param {Date} now @returns {import("../../lib/say.js").Said} */
export function onDay(iso, now) {
  const then = new Date(iso);
  const ago = daysAgo(then, now);
  if (ago <= 0) return { code: "on_today", values: {} };
  if (ago === 1) return { code: "on_yesterday", values: {} };
  return { code: "on_day", values: { day: ago < WEEK ? dayOf(then) : dateOf(then, now) } };
}

/** @param {Date} date */
const dayOf = (date) => date.toLocaleDateString(LOCALE, { weekday: "long" });

/** So many days after a moment. @param {string} iso @param {number} days */
export const after = (iso, days) => new Date(new Date(iso).getTime() + days * DAY);
