// The slip of commands: a text to search with and the rows that match, at the pointer as a menu or beside the drawing as
// the list of all. Its field is always on the page, so that no key is lost between the press that opens it and the first
// letter. Must not know what a command does.

import { effect } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { matching } from "./matching.js";
import { Row, rowId } from "./row.js";

/**
 * @import { Slip, Surroundings } from "../ui.js"
 */

const LIST = "slip-list";
/** The width of the slip, the heights of a row and of what is above and below the rows, in pixels. */
const WIDTH = 340;
const ROW = 37;
const ENDS = 110;
/** Of a list that is searched so many rows are seen at least. */
const FEW_ROWS = 6;

/** @param {Surroundings} props */
export function CommandSlip({ ui, commands, actions }) {
  const slip = ui.slip.value;
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    setTyped(field.current?.value ?? "");
    setAt(0);
  }, [slip]);
  const own = slip?.own ?? null;
  const offeredBy = (/** @type {Slip | null} */ now) => now?.own ?? commands.filter(({ listed }) => listed);
  const rowsOf = (/** @type {Slip | null} */ now, /** @type {string} */ text) =>
    now === null ? [] : matching(offeredBy(now), text, now.codes);
  const offered = offeredBy(slip);
  const rows = rowsOf(slip, typed);
  const chosen = Math.min(at, rows.length - 1);
  const close = () => {
    ui.slip.value = null;
    actions.backToDrawing();
  };
  const act = (/** @type {typeof rows[number] | undefined} */ row) => {
    if (row === undefined || row.offer.blocked() !== null) return;
    close();
    row.offer.run();
  };
  // Keys may come before the list is drawn: Enter takes what the text says by now.
  const wantedRow = () => {
    const text = field.current?.value ?? "";
    const isDrawn = text === typed && ui.slip.peek() === slip;
    return isDrawn ? rows[chosen] : rowsOf(ui.slip.peek(), text)[0];
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => setAt((chosen + 1) % Math.max(1, rows.length)),
    ArrowUp: () => setAt((chosen - 1 + rows.length) % Math.max(1, rows.length)),
    Enter: () => act(wantedRow()),
    Escape: close,
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  };
  const onInput = (/** @type {Event} */ event) => {
    setTyped(/** @type {HTMLInputElement} */ (event.currentTarget).value);
    setAt(0);
  };
  const open = slip !== null;
  const ask = own === null ? "slip_search" : "slip_target";
  return html`<div class=${open ? "slip" : "aside"} aria-hidden=${!open} data-testid=${open ? "slip" : undefined}
    style=${slip === null ? "" : placeFor(slip)}>
    <div class="slip-search">
      <input ref=${field} role="combobox" aria-label=${say("slip_label")} aria-expanded=${open} aria-controls=${LIST} aria-autocomplete="list"
        aria-activedescendant=${rows[chosen] && rowId(rows[chosen].offer.code)} tabindex=${open ? 0 : -1} autocomplete="off"
        spellcheck=${false} maxlength="60" placeholder=${say(ask)} data-draft="" onKeyDown=${onKey} onInput=${onInput}
        onBlur=${() => (ui.slip.value = null)} />
      <span role="status">${open && (typed !== "" || slip.codes === null) && say(own === null ? "slip_count" : "slip_count_targets", { count: rows.length, all: offered.length })}</span>
    </div>
    <ul id=${LIST} role="listbox" aria-label=${say("slip_label")} onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${rows.map((row, i) => html`<${Row} key=${row.offer.code} row=${row} chosen=${i === chosen} act=${() => act(row)} />`)}
    </ul>
    ${open && html`<p class="slip-foot">${rows.length === 0 ? say(own === null ? "slip_none" : "slip_no_target") : say("slip_foot")}</p>`}
  </div>`;
}

/** At the pointer as far as there is room for what a menu shows; what is longer scrolls. @param {Slip} slip */
function placeFor({ at, codes }) {
  if (at === null) return "";
  const left = `clamp(8px, ${at.x}px, 100% - ${WIDTH + 8}px)`;
  const room = ENDS + ROW * (codes?.length ?? FEW_ROWS);
  const top = `clamp(8px, ${at.y}px, max(8px, 100% - ${room}px))`;
  return `inset-inline: ${left} auto; inset-block-start: ${top}; max-block-size: calc(100% - 8px - ${top})`;
}

/** Gives the field the focus as soon as the slip opens. @param {HTMLElement} host @param {Surroundings} props */
export function keepSlipFocused(host, { ui }) {
  return effect(() => {
    const field = host.querySelector("input");
    if (ui.slip.value === null || field === null) return;
    field.value = "";
    field.focus({ preventScroll: true });
  });
}
