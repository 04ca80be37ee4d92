// A table of one's own in the margin: how it was read, a choice for each column, what becomes of it, the lines that are left
// out. Must not know how it is read or put into the document.

import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { CheckField, ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";

/** @import { Choices, Column, LeftOut, Role, Scaling, Table, TablePart } from "./own_table.js" */

/** @type {Readonly<Record<string, string>>} */
const SEPARATORS = { ",": "table_commas", ";": "table_semicolons", "\t": "table_tabs", "|": "table_bars" };
const ROLES = /** @type {const} */ (["input", "target", "split", "none"]);
const SCALINGS = /** @type {const} */ (["standard", "range", "none"]);

/** @param {{ name: string, table: Table, choose: (more: Partial<Choices>) => void }} props */
export function Columns({ name, table, choose }) {
  const roles = table.columns.map(({ role }) => role);
  const setRole = (/** @type {number} */ at, /** @type {Role} */ role) =>
    choose({ roles: roles.with(at, role) });
  const parts = [...table.inputs, ...table.targets];
  return html`<section data-testid="table" aria-label=${name}>
    <h3>${name}</h3>
    <p class="note">${say(table.header ? "table_read_named" : "table_read", { count: table.lines })}${say(SEPARATORS[table.separator])}${table.comma && say("table_comma")}</p>
    <ul class="table-columns">
      ${table.columns.map(
        (column, at) => html`<li key=${at} data-column=${column.name}>
          <${ChoiceField} label=${column.name} name=${`column-${at}`} value=${column.role} readOnly=${!column.usable && !column.tells}
            options=${ROLES.filter((role) => allowed(role, column)).map((role) => [role, say(`table_${role}`)])} commit=${(/** @type {Role} */ role) => setRole(at, role)} />
          <p class="table-cells">${column.cells.join(" · ")}${column.cells.length > 0 && " …"}</p>
          <p class="note">${becomes(
            column,
            parts.filter((part) => part.column === column.name),
          )}</p>
        </li>`,
      )}
    </ul>
    <${ChoiceField} label=${say("table_scaling")} name="table-scaling" value=${table.scaling}
      options=${SCALINGS.map((scaling) => [scaling, say(`table_scaling_${scaling}`)])} commit=${(/** @type {Scaling} */ scaling) => choose({ scaling })} />
    <${Kept} ...${{ table, choose }} />
    <${CheckField} label=${say("table_header")} name="table-header" checked=${table.header} commit=${(/** @type {boolean} */ header) => choose({ header, roles: null })} />
    <${LeftOutLines} lines=${table.left_out} count=${table.left_out_count} />
  </section>`;
}

/** How many lines are kept, by shares unless a column says it. @param {{ table: Table, choose: (more: Partial<Choices>) => void }} props */
function Kept({ table: { columns, shares, splits }, choose }) {
  const field = (/** @type {"validation" | "test"} */ split) =>
    html`<${NumberField} label=${say(`split_${split}`)} name=${`table-${split}`} value=${Math.round(100 * shares[split])} commit=${(
      /** @type {number} */ value,
    ) => {
      if (!Number.isInteger(value) || value < 0 || value > 99)
        return say("data_out_of_bounds", { name: say(`split_${split}`), least: 0, most: 99 });
      choose({ shares: { ...shares, [split]: value / 100 } });
      return undefined;
    }} />`;
  const told = columns.some(({ role }) => role === "split");
  return html`
    ${!told && html`${field("validation")} ${field("test")}`}
    <p class="note" data-testid="table-splits">${say("split_is", splits)} ${splits.validation + splits.test > 0 && say("table_scaled_by")}</p>`;
}

/** Whether a column can have a role. @param {Role} role @param {Column} column */
function allowed(role, { usable, tells }) {
  if (role === "none") return true;
  return role === "split" ? tells : usable;
}

/** What a column becomes, in words. @param {Column} column @param {readonly TablePart[]} parts */
function becomes({ usable, words, role }, parts) {
  if (role === "split") return say("table_splits");
  if (!usable) return say("table_unusable", { count: words });
  if (parts.length === 0) return say("table_aside");
  if (parts[0].word !== null) return say("table_words", { words: parts.map(({ word }) => word).join(", ") });
  const { less, by } = parts[0];
  return less === 0 && by === 1
    ? say("table_as_it_is")
    : say("table_scaled", { less: authored(less), by: authored(by) });
}

/** @param {{ lines: readonly LeftOut[], count: number }} props */
function LeftOutLines({ lines, count }) {
  if (count === 0) return null;
  return html`<ul class="table-left-out" data-testid="table-left-out">
    ${lines.map(
      ({ line, column, cell }) =>
        html`<li key=${line}>${column === "" ? say("table_left_out_crowded", { line }) : say(cell === "" ? "table_left_out_empty" : "table_left_out", { line, column, cell })}</li>`,
    )}
    ${count > lines.length && html`<li>${say("table_left_out_more", { count: count - lines.length })}</li>`}
  </ul>`;
}
