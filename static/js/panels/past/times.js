// When something was, as people say it here. Must not know what it was.

/** "Saturday, 28 November". @param {number} time in seconds since 1970 */
export const dayOf = (time) =>
  new Date(1000 * time).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** "13:05". @param {number} time in seconds since 1970 */
export const minuteOf = (time) =>
  new Date(1000 * time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
