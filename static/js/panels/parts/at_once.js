// A change that the page shows before the next key or touch. All others wait for a task of their own, so that panels
// never hold up the drawing. Must not know what changes.

import { options } from "preact";

/** @param {() => void} change of a component's state */
export function atOnce(change) {
  const { debounceRendering } = options;
  options.debounceRendering = (render) => render();
  try {
    change();
  } finally {
    options.debounceRendering = debounceRendering;
  }
}
