// A choice of one among a few, side by side. Radio buttons underneath, so that arrow keys move between them.
// Knows nothing of what is chosen.

import { html } from "./html.js";
import { useOwnId } from "./use_own_id.js";

/**
 * Options as [value, what is shown, how it is read out if that is a formula]; `note` says in a sentence what the choice changes.
 * @param {{label: any, name: string, value: string, options: readonly (readonly [string, any, string?])[],
 *   commit: (value: any) => void, readOnly?: boolean, note?: any, problem?: boolean}} props `problem`: the note
 *   says what is wrong with it
 */
export function Segments({
  label,
  name,
  value,
  options,
  commit,
  readOnly = false,
  note = "",
  problem = false,
}) {
  const id = useOwnId();
  return html`<fieldset class="segments" disabled=${readOnly} data-field=${name} aria-describedby=${note ? id : undefined}>
    <legend>${label}</legend>
    <div class="segments-row">
      ${options.map(
        ([each, shown, spoken]) => html`<label key=${each}>
          <input type="radio" name=${name} value=${each} checked=${each === value} aria-label=${spoken} onChange=${() => commit(each)} />
          <span>${shown}</span>
        </label>`,
      )}
    </div>
    ${note && html`<p class=${problem ? "note problem" : "note"} id=${id}>${note}</p>`}
  </fieldset>`;
}
