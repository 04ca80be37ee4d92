// Under a step backward: a scale of eight decades, while something in the picture is too small for one of four. Must
// not know how large anything is drawn.

import { useComputed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function EightDecades({ model, playhead, marks }) {
  const { scale } = model.view;
  const offered = useComputed(
    () => scale.value === "log" && marks.present(model, playhead.shown.value).has("small"),
  );
  if (!offered.value) return null;
  const choose = () => (scale.value = "log8");
  return html`<p class="actions"><button type="button" class="link" onClick=${choose}>${say("show_eight_decades")}</button></p>`;
}
