// Panels whose code comes after the first paint, so that it waits for less: all of them together, when one is opened or
// somebody has time. Must not know which ones.

import { useEffect, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "./html.js";

/**
 * @template {Readonly<Record<string, (props: any) => any>>} Panels
 * @param {() => Promise<Panels>} load
 */
export function later(load) {
  /** @type {Panels | null} */
  let known = null;
  const fetch = async () => {
    known ??= await load();
  };
  return {
    /** Gets the code. Rejects where it cannot be had. */
    fetch,

    /** @param {keyof Panels} name @returns {(props: any) => any} */
    panel: (name) =>
      function Later(props) {
        const [state, setState] = useState(known === null ? "coming" : "there");
        useEffect(() => {
          let open = true;
          const done = (/** @type {string} */ how) => open && setState(how);
          fetch().then(
            () => done("there"),
            () => done("failed"),
          );
          return () => {
            open = false;
          };
        }, []);
        if (known !== null) return html`<${known[name]} ...${props} />`;
        return html`<article class="card"><p class="note" role="status">${say(state === "failed" ? "later_failed" : "later_coming")}</p></article>`;
      },
  };
}
