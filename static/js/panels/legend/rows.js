// The rows of the legend, as drawn samples of the marks in the picture: the direction of values and gradients, solid
// and hollow marks, the size of a mark on the present scale, exact zeros and what is too small, dotted and dashed
// rims, paths. It knows no canvas and no place.

import { useComputed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Edge, Guide, Path, Rim, Sample, Small, Thin, Zero } from "./marks.js";
import { Gradient, Sizes, Value } from "./sizes.js";

/**
 * @import { Mark } from "../../render/marks/present.js"
 * @import { Surroundings } from "../ui.js"
 */

/** Where the drawing is so small that its marks are dots, the legend keeps them apart. */
const UNIT = { least: 0.7, most: 1.2 };

/** @typedef {Pick<Surroundings, "model" | "playhead" | "marks">} LegendProps */

/** @param {LegendProps} props */
export function LegendRows({ model, playhead, marks }) {
  const present = useComputed(() => marks.present(model, playhead.shown.value)).value;
  const paths = useComputed(() => pathsIn(model)).value;
  const unit = useComputed(() => Math.min(UNIT.most, Math.max(UNIT.least, marks.unit.value)));
  const crowded = marks.crowded.value;
  const has = (/** @type {Mark} */ mark) => present.has(mark);
  return html`<ul>
    ${
      has("value") &&
      html`<${Entry} text=${say("legend_value")} title=${say("legend_value_long")}>
      <${Sample} w=${34}><${Edge} /><${Value} x=${19} y=${8.5} crowded=${crowded} positive /></${Sample}>
    </${Entry}>`
    }
    ${
      has("gradient") &&
      html`<${Entry} text=${say("legend_gradient")} title=${say("legend_gradient_long")}>
      <${Sample} w=${34}><${Edge} /><${Gradient} x=${16} y=${22.5} crowded=${crowded} positive /></${Sample}>
    </${Entry}>`
    }
    ${has("positive") && html`<${Entry} text="+" title=${say("legend_positive")}><${One} has=${has} crowded=${crowded} positive /></${Entry}>`}
    ${has("negative") && html`<${Entry} text="−" title=${say("legend_negative")}><${One} has=${has} crowded=${crowded} positive=${false} /></${Entry}>`}
    ${paths.negative && html`<${Entry} text=${say("legend_path_negative")}><${Sample} w=${30}><${Path} /></${Sample}></${Entry}>`}
    ${paths.zero && html`<${Entry} text=${say("legend_path_zero")}><${Sample} w=${30}><${Path} zero /></${Sample}></${Entry}>`}
    ${marks.parted.value && html`<${Entry} text=${say("legend_parted")} />`}
    ${(has("value") || has("gradient")) && html`<${Sizes} model=${model} marks=${marks} unit=${unit.value} />`}
    ${has("small") && html`<${Entry} text=${say("legend_small")}><${Sample} w=${26}><${Small} /></${Sample}></${Entry}>`}
    ${has("zero") && html`<${Entry} text=${say("legend_zero")}><${Sample} w=${24}><${Zero} /></${Sample}></${Entry}>`}
    ${marks.recedes.value && html`<${Entry} text=${say("legend_thin")}><${Sample} w=${26}><${Thin} /></${Sample}></${Entry}>`}
    ${marks.guided.value && html`<${Entry} text=${say("legend_guides")}><${Sample} w=${30}><${Guide} /></${Sample}></${Entry}>`}
    ${has("none") && html`<${Entry} text=${say("legend_none")}><${Sample} w=${26}><${Rim} state="none" /></${Sample}></${Entry}>`}
    ${has("stale") && html`<${Entry} text=${say("legend_stale")}><${Sample} w=${34}><${Rim} state="stale" /></${Sample}></${Entry}>`}
  </ul>`;
}

/** Whether there are ribbons that are hollow, or thin because their product is 0. @param {Surroundings["model"]} model */
function pathsIn({ questions }) {
  const { open, paths } = questions;
  const values = open.value?.kind === "paths" ? (paths.value?.paths.map(({ value }) => value) ?? []) : [];
  return { negative: values.some((value) => value < 0), zero: values.includes(0) };
}

/** @param {{ text: string, title?: string, children?: any }} props */
const Entry = ({ text, title, children }) => html`<li title=${title}>
  ${children}
  <span>${title ? html`<span aria-hidden="true">${text}</span><span class="aside">${title}</span>` : text}</span>
</li>`;

/** The shape of a sign: a gradient where there are any, else a value. @param {{ has: (mark: Mark) => boolean, crowded: boolean, positive: boolean }} props */
const One = ({ has, crowded, positive }) => html`<${Sample} w=${16}>
  ${
    has("gradient")
      ? html`<${Gradient} x=${8} y=${15} crowded=${crowded} positive=${positive} />`
      : html`<${Value} x=${8} y=${15} crowded=${crowded} positive=${positive} />`
  }
</${Sample}>`;
