// A table of one's own: by file, drop or paste; then its columns, and the network that is drawn for it. Must not know how
// columns look.

import { useEffect, useRef } from "preact/hooks";
import { say, word } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Columns } from "./columns.js";
import { MOST_BYTES, readTable, unread } from "./own_table.js";
import { networkName } from "./sizes.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Choices } from "./own_table.js"
 */

/** @param {Surroundings} props */
export function OwnTableSection({ ui, actions }) {
  const asked = useRef(0);
  const own = ui.table.value;
  /** The newest wish counts. @param {Blob} file @param {string} name @param {Choices} choices */
  const read = async (file, name, choices) => {
    asked.current += 1;
    const number = asked.current;
    const before = ui.table.peek();
    const kept = before?.file === file ? before.read : null;
    if (file.size > MOST_BYTES) {
      ui.table.value = { file, name, choices, read: null, problem: say("too_large", { limit: "16 MiB" }) };
      return;
    }
    const answer = await readTable(file, name, choices);
    if (number !== asked.current) return;
    const found = "table" in answer ? answer : null;
    const problem = "table" in answer ? null : (answer.message ?? say("data_failed"));
    ui.table.value = { file, name, choices, read: found ?? kept, problem };
  };
  const take = (
    /** @type {Blob | undefined} */ file,
    name = file instanceof File ? file.name : say("table_pasted"),
  ) => {
    if (file !== undefined) ui.table.value = unread(file, name);
  };
  const waits = own !== null && own.read === null && own.problem === null;
  useEffect(() => {
    if (waits && own) void read(own.file, own.name, own.choices);
  }, [own?.file]);
  const choose = (/** @type {Partial<Choices>} */ more) => {
    if (own !== null) void read(own.file, own.name, { ...own.choices, ...more });
  };
  return html`
    <div class="table-box" data-testid="table-box" tabindex="0" role="group" aria-label=${say("table_title")}
      onDragOver=${(/** @type {DragEvent} */ event) => event.preventDefault()}
      onDrop=${(/** @type {DragEvent} */ event) => {
        event.preventDefault();
        event.stopPropagation();
        take(event.dataTransfer?.files[0]);
      }}
      onPaste=${(/** @type {ClipboardEvent} */ event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        event.preventDefault();
        event.stopPropagation();
        const [file] = event.clipboardData?.files ?? [];
        take(file ?? (text === "" ? undefined : new Blob([text])));
      }}>
      <p>${say("table_drop")}</p>
      <label class="link open-file">${say("table_choose")}
        <input type="file" class="aside" data-testid="table-file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange=${(
            /** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget: field },
          ) => {
            take(field.files?.[0]);
            field.value = "";
          }} />
      </label>
    </div>
    ${own?.problem && html`<p class="problem" role="alert" data-testid="table-problem">${own.problem}</p>`}
    ${own?.read && html`<${Columns} name=${own.name} table=${own.read.table} choose=${choose} /><${Doors} made=${own.read.document} actions=${actions} tell=${(/** @type {string} */ problem) => (ui.table.value = { ...own, problem })} />`}`;
}

/** @param {{ made: Document, actions: Surroundings["actions"], tell: (problem: string) => void }} props */
function Doors({ made, actions, tell }) {
  const put = (/** @type {"useData" | "useSamples"} */ how) => {
    const refusal = actions[how](made);
    tell(refusal === null ? "" : word(refusal));
  };
  return html`<p class="actions">
    <button type="button" class="filled" data-testid="table-draw" onClick=${() => put("useData")}>${say("data_mend", { network: networkName(made) })}</button>
    <button type="button" class="link" data-testid="table-samples" onClick=${() => put("useSamples")}>${say("table_alone")}</button>
  </p>`;
}
