// One line at the foot of the drawing that says in words what the pointer, the focus or a touched factor is on,
// with its number. A caption of the first visit takes its place. Must not know where on the page a thing was
// touched.

import { useComputed } from "@preact/signals";
import { facts } from "./parts/facts.js";
import { html } from "./parts/html.js";
import { compose } from "./parts/prose.js";
import { Prose } from "./parts/sentence.js";
import { describe } from "./spoken/describe.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function Hint({ model, playhead, ui, caption }) {
  const { hover, focus } = model.view;
  const text = useComputed(() => {
    const touched = ui.touched.value;
    const key = touched?.key ?? hover.value ?? focus.value;
    if (caption.value !== null) return "";
    if (touched?.says) return compose(touched.says);
    if (!key) return "";
    const known = facts(model, playhead.shown.value);
    return known === null ? "" : describe(known, key, touched?.part);
  });
  return html`<p data-testid="hint"><${Prose} text=${text.value} /></p>`;
}
