/**
 * Names that one page of the browser holds, for as long as it lives. Must not know what they stand for.
 *
 * @callback Hold takes a name; answers whether this page has it now
 * @param {string} name
 * @param {number} [patience] milliseconds to wait for a page that is about to go
 * @returns {Promise<boolean>}
 */

const PREFIX = "backprop-canvas.";

/**
 * Null where the browser has no locks, such as on a page that came over plain HTTP from another machine.
 * @param {LockManager | undefined} manager
 * @returns {Hold | null}
 */
export function locksOf(manager) {
  if (manager === undefined) return null;
  return (name, patience = 0) =>
    new Promise((answer) => {
      const how = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
      const held = (/** @type {Lock | null} */ lock) => {
        answer(lock !== null);
        return lock && new Promise(() => {});
      };
      manager.request(PREFIX + name, how, held).catch(() => answer(false));
    });
}
