// When something was, as people say it here. Must not know what it was.

// Made once: making one takes longer than a row of the list.
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const MINUTE = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "Saturday 28 November". @param {number} time in seconds since 1970 */
export const dayOf = (time) => DAY.format(1000 * time);

/** "13:05". @param {number} time in seconds since 1970 */
export const minuteOf = (time) => MINUTE.format(1000 * time);
