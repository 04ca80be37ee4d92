// What a finger has below a value that it edits: the sign, which a phone's keyboard of digits may lack; a slider from a
// tenth of the value to ten times it; the values before and after. Must not know what the value is of.

import { useRef } from "preact/hooks";
import { exact } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { readNumber } from "../../lib/typed_number.js";
import { html } from "../parts/html.js";

/** The slider's steps on each side, which are a power of ten together; and the significant digits that it writes. */
const STEPS = 50;
const DIGITS = 3;
/** What a slider relates to where a value is 0, which has no size. */
const OF_ZERO = 0.1;

/**
 * `text` is the value before it was edited, `typed` what stands in the field; `go` keeps it and goes on to the next or back.
 * @param {{text: string, typed: string, write: (text: string) => void, go: (by: 1 | -1) => void}} props
 */
export function UnderFinger({ text, typed, write, go }) {
  const from = useRef(numberIn(text) || OF_ZERO);
  const now = numberIn(typed);
  const at = now === 0 ? 0 : Math.round(STEPS * Math.log10(Math.abs(now / from.current)));
  const slide = (/** @type {number} */ steps) => {
    const size = Math.abs(from.current) * 10 ** (steps / STEPS);
    write(exact(Number((now < 0 || (now === 0 && from.current < 0) ? -size : size).toPrecision(DIGITS))));
  };
  const press = (/** @type {string} */ code, /** @type {string} */ sign, /** @type {() => void} */ act) =>
    html`<button type="button" aria-label=${say(code)} data-finger=${code} onMouseDown=${keepFocus} onClick=${act}>${sign}</button>`;
  return html`<div class="under-finger" data-testid="under-finger">
    ${press("in_place_before", "‹", () => go(-1))}
    ${press("in_place_sign", "±", () => write(exact(-now)))}
    <input type="range" min=${-STEPS} max=${STEPS} step="1" value=${at} tabindex="-1" aria-label=${say("in_place_size")}
      onInput=${(/** @type {Event} */ event) => slide(Number(/** @type {HTMLInputElement} */ (event.currentTarget).value))} />
    ${press("in_place_after", "›", () => go(1))}
  </div>`;
}

/** The field keeps the focus, and the keyboard on the screen stays. @param {Event} event */
const keepFocus = (event) => event.preventDefault();

/** The number of a text, 0 where it is none. @param {string} text */
function numberIn(text) {
  const read = readNumber(text);
  return "value" in read ? read.value : 0;
}
