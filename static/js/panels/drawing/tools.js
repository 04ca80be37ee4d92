// The drawing tools as words with their keys: the tools to choose from, and the actions that happen at once. The hand
// shows only while it is in hand, since dragging the paper moves it anyway; what is selected is removed on its card.
// Must not know what a tool does.

import { say } from "../../lib/say.js";
import { ROLES } from "../../protocol/document.js";
import { html } from "../parts/html.js";
import { LayerOptions } from "./layer_options.js";

/** @import { Surroundings } from "../ui.js" */

const TOOLS = /** @type {const} */ ([
  ["select", "V"],
  ["neuron", "N"],
  ["edge", "E"],
  ["layer", "L"],
  ["hand", "H"],
]);

/** @param {Surroundings} props */
export function Tools(props) {
  const { model, actions, commands } = props;
  const { editor, view } = model;
  const inHand = view.tool.value;
  return html`<div class="tools" role="toolbar" aria-label=${say("draw")} data-testid="tools">
    <div class="tool-choice" role="group">
      ${TOOLS.filter(([tool]) => tool !== "hand" || inHand === "hand").map(
        ([
          tool,
          key,
        ]) => html`<button key=${tool} type="button" class="tool" data-tool=${tool} aria-pressed=${inHand === tool}
          aria-keyshortcuts=${key} onClick=${() => (view.tool.value = tool)}>${say(`tool_${tool}`)}<kbd>${key}</kbd></button>`,
      )}
    </div>
    ${inHand === "neuron" && html`<${Roles} view=${view} />`}
    ${inHand === "layer" && html`<${LayerOptions} ...${props} />`}
    <div class="tool-choice tools-undo">
      <${Act} code="undo" disabled=${!editor.canUndo.value} act=${actions.undo} />
      <${Act} code="redo" disabled=${!editor.canRedo.value} act=${actions.redo} />
    </div>
    ${
      inHand !== "layer" &&
      html`<${Act} code="fit" letter="F" act=${actions.fit} />
    <${Act} code="tidy" letter="⇧T" disabled=${!editor.canEdit.value} act=${actions.tidy} />`
    }
    <${All} all=${commands.find(({ code }) => code === "commands")} />
  </div>`;
}

/** Opens the list of all commands, which its keys name. @param {{all: import("../ui.js").Offer | undefined}} props */
const All = ({ all }) =>
  all &&
  html`<button type="button" class="tool all-commands" data-act="commands" aria-label=${say("command_commands")} title=${say("command_commands")}
    onClick=${all.run}>${all.keys.join(" ")}</button>`;

/** What the neuron tool draws. @param {{view: Surroundings["model"]["view"]}} props */
const Roles = ({ view }) => html`<div class="tool-choice" role="group" aria-label=${say("role")}>
  ${ROLES.map(
    (
      role,
    ) => html`<button key=${role} type="button" class="tool" data-role=${role} aria-pressed=${view.newRole.value === role}
      onClick=${() => (view.newRole.value = role)}>${say(`role_${role}`)}</button>`,
  )}
</div>`;

/** @param {{code: string, act: () => void, disabled?: boolean, letter?: string}} props */
const Act = ({ code, act, disabled = false, letter }) =>
  html`<button type="button" class="tool" data-act=${code} disabled=${disabled} onClick=${act}>
    ${say(code)}${letter && html`<kbd>${letter}</kbd>`}
  </button>`;
