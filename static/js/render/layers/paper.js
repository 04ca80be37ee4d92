/**
 * The page on paper: while the browser prints, the root element is marked, so that the style sheets lay the page out
 * for paper, and the drawing is painted for it. Must not know what a printed page shows.
 */

/** What marks the root element. */
const MARK = "data-paper";

/**
 * @param {(printing: boolean) => void} change called once the page is laid out for paper, and for the screen again
 * @returns {() => void} how to stop
 */
export function watchPaper(change) {
  const root = document.documentElement;
  const query = matchMedia("print");
  const heard = new AbortController();
  const turn = (/** @type {boolean} */ printing) => {
    if (root.hasAttribute(MARK) === printing) return;
    root.toggleAttribute(MARK, printing);
    change(printing);
  };
  addEventListener("beforeprint", () => turn(true), { signal: heard.signal });
  addEventListener("afterprint", () => turn(false), { signal: heard.signal });
  query.addEventListener("change", ({ matches }) => turn(matches), { signal: heard.signal });
  return () => heard.abort();
}
