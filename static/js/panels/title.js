// The strip at the top: whose page this is, which network, and the four ways to more. While drawing, the tools
// take the place of what is not needed then, so that the page never holds more controls than a hand needs. Must
// not know what the sheets hold.

import { say } from "../lib/say.js";
import { Tools } from "./drawing/tools.js";
import { Following } from "./following.js";
import { NetworkMenu } from "./network_menu.js";
import { Line, Saving } from "./notice.js";
import { html } from "./parts/html.js";
import { Edited } from "./people/edited.js";
import { SamplesDoor } from "./samples/door.js";

/** @import { SheetName, Surroundings } from "./ui.js" */

const SHEETS = /** @type {[SheetName, string, string][]} */ ([
  ["share", "share", "share"],
  ["look", "looks", "theme_title"],
  ["keys", "help", "keys_title"],
]);

/** @param {Surroundings} props */
export function Title(props) {
  const { model } = props;
  const drawing = model.view.drawing.value && model.editor.canEdit.value;
  return html`
    <h1 class="brand">${say("product")}</h1>
    <${NetworkMenu} ...${props} />
    ${!drawing && html`<${SamplesDoor} ...${props} />`}
    ${drawing && html`<${Tools} ...${props} />`}
    <div class="notes"><${Saving} ...${props} /><${Line} ...${props} /><${Following} ...${props} /><${Edited} ...${props} /></div>
    <div class="ways">
      ${model.editor.canEdit.value && html`<${Draw} ...${props} drawing=${drawing} />`}
      ${!drawing && SHEETS.map(([name, text, title]) => html`<${Way} key=${name} ...${props} ...${{ name, text, title }} />`)}
      ${!drawing && html`<${Way} key="more" ...${props} name="more" text="···" title="more" narrow />`}
    </div>
  `;
}

/** Opens the tools, and puts them away. @param {Surroundings & {drawing: boolean}} props */
function Draw({ model, drawing }) {
  const toggle = () => {
    model.view.drawing.value = !drawing;
    if (drawing) model.view.tool.value = "select";
  };
  return html`<button type="button" class="way" aria-pressed=${drawing} data-testid="draw" onClick=${toggle}>
    ${say(drawing ? "done_drawing" : "draw")}
  </button>`;
}

/** Opens a sheet in the margin. @param {Surroundings & {name: SheetName, text: string, title: string, narrow?: boolean}} props */
function Way({ ui, name, text, title, narrow = false }) {
  const open = ui.open.value === name;
  const label = narrow ? text : say(text);
  return html`<button type="button" class=${narrow ? "way narrow" : "way wide"} aria-label=${say(title)} title=${say(title)}
    aria-expanded=${open} aria-controls="margin" onClick=${() => (ui.open.value = open ? null : name)}>${label}</button>`;
}
