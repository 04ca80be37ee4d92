// How often each kind of sample is taken for each other one, as a small table with the share that is right. Must not know
// how samples are judged.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";

/** @import { Confused } from "./judging.js" */

/** More kinds than this have no room. */
const MOST = 8;

/** @param {{ confusion: Confused }} props */
export function Confusion({ confusion: { kinds, counts } }) {
  const count = counts.flat().reduce((sum, each) => sum + each, 0);
  const right = counts.reduce((sum, row, at) => sum + row[at], 0);
  if (kinds.length > MOST || count === 0) return null;
  return html`<table class="confusion" data-testid="confusion">
    <caption>${say("plane_confusion", { right, count })}</caption>
    <thead><tr><th scope="col">${say("plane_is")} ∖ ${say("plane_judged")}</th>${kinds.map((kind) => html`<th key=${kind} scope="col"><${Name} name=${kind} /></th>`)}</tr></thead>
    <tbody>${kinds.map(
      (kind, is) => html`<tr key=${kind}>
        <th scope="row"><${Name} name=${kind} /></th>
        ${counts[is].map((each, judged) => html`<td key=${judged} data-mistaken=${is !== judged && each > 0 ? "" : undefined}>${each}</td>`)}
      </tr>`,
    )}</tbody>
  </table>`;
}
