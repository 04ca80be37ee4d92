// Fields to change what a person sets. Enter commits, Escape restores, arrows nudge a number; what cannot be
// read gets one sentence below and the old value stays. Knows nothing of what a field is about.

import { useRef, useState } from "preact/hooks";
import { exact } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { readNumber } from "../../lib/typed_number.js";
import { html } from "./html.js";
import { useOwnId } from "./use_own_id.js";

/**
 * What a field says of a text that it cannot take; with several numbers where one of them is meant.
 * @typedef {{ sentence: string, choices?: readonly number[] }} Trouble
 */

/**
 * `commit` is given the text or number and, for nudges, a name of the gesture; it may answer with the sentence
 * of a refusal.
 * @template T
 * @typedef {(value: T, gesture?: string) => string | void} Commit
 */

/**
 * A number. Arrow keys change the second digit that counts, with Shift the first. An empty field is `emptied`,
 * where that means something, and shows the placeholder.
 * @param {{label: any, name: string, value: number | null, commit: Commit<number>, readOnly?: boolean,
 *   emptied?: () => string | void, placeholder?: string}} props
 */
export function NumberField({ label, name, value, commit, readOnly = false, emptied, placeholder = "" }) {
  const gesture = useRef(0);
  /** @param {string} typed */
  const read = (typed) => {
    if (typed.trim() === "" && emptied !== undefined) return emptied();
    const number = readNumber(typed);
    return "value" in number ? commit(number.value) : troubleWith(number);
  };
  /** @param {KeyboardEvent} event @param {string} typed */
  const nudge = (event, typed) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const number = readNumber(typed);
    if (direction === undefined || !("value" in number) || readOnly) return null;
    const next = nudged(number.value, direction * (event.shiftKey ? 10 : 1));
    return commit(next, `nudge ${name} ${gesture.current}`) === undefined ? exact(next) : null;
  };
  const text = value === null ? "" : exact(value);
  return html`<${Entry} ...${{ label, name, text, read, nudge, readOnly, placeholder }} numeric done=${() => (gesture.current += 1)} />`;
}

/** A name or a title. @param {{label: any, name: string, value: string, commit: Commit<string>, readOnly?: boolean}} props */
export function TextField({ label, name, value, commit, readOnly = false }) {
  return html`<${Entry} ...${{ label, name, text: value, read: commit, readOnly }} />`;
}

/**
 * @param {{label: any, name: string, text: string, read: (typed: string) => string | Trouble | void, readOnly: boolean,
 *   numeric?: boolean, placeholder?: string, nudge?: (event: KeyboardEvent, typed: string) => string | null, done?: () => void}} props
 */
function Entry({ label, name, text, read, readOnly, numeric = false, placeholder = "", nudge, done }) {
  const id = useOwnId();
  const [draft, setDraft] = useState(/** @type {string | null} */ (null));
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const problem = trouble.sentence;
  const finish = (/** @type {string | null} */ typed) => {
    const refusal = typed === null || typed === text ? "" : (read(typed) ?? "");
    setTrouble(typeof refusal === "string" ? { sentence: refusal } : refusal);
    setDraft(null);
    done?.();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.currentTarget).value;
    if (event.key === "Enter") finish(typed);
    else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      finish(null);
    } else {
      const next = nudge?.(event, typed) ?? null;
      if (next === null) return;
      event.preventDefault();
      setDraft(next);
      setTrouble(NO_TROUBLE);
    }
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      data-field=${name}
      data-draft=${draft === null ? undefined : ""}
      class=${numeric ? "number" : ""}
      inputmode=${numeric ? "decimal" : "text"}
      autocomplete="off"
      spellcheck=${false}
      readonly=${readOnly}
      placeholder=${placeholder}
      value=${draft ?? text}
      aria-invalid=${problem !== ""}
      aria-describedby=${problem === "" ? undefined : `${id}-problem`}
      onFocus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLInputElement} */ (event.currentTarget).select()}
      onInput=${(/** @type {Event} */ event) => setDraft(/** @type {HTMLInputElement} */ (event.currentTarget).value)}
      onKeyDown=${keys}
      onBlur=${() => draft !== null && finish(draft)}
    />
    ${problem && html`<p class="problem" id=${`${id}-problem`} role="alert">${problem}</p>`}
    ${trouble.choices && html`<${Choices} numbers=${trouble.choices} choose=${(/** @type {number} */ number) => finish(exact(number))} />`}
  </div>`;
}

/** @type {Trouble} */
const NO_TROUBLE = { sentence: "" };

/** What a field says of a text that is no number. @param {Exclude<import("../../lib/typed_number.js").Read, { value: number }>} read @returns {Trouble} */
export const troubleWith = ({ code, values, choices }) => ({ sentence: say(code, values), choices });

/** The numbers that a text may mean, to choose from. @param {{numbers: readonly number[], choose: (number: number) => void}} props */
export const Choices = ({ numbers, choose }) => html`<p class="field-choices">
  ${numbers.map((number) => html`<button key=${number} type="button" class="link" onClick=${() => choose(number)}>${exact(number)}</button>`)}
</p>`;

/** A choice of words. @param {{label: any, name: string, value: string, options: [string, any][],
 *   more?: (() => [string, any][]) | null, commit: (value: string) => void, readOnly?: boolean, stacked?: boolean,
 *   problem?: string}} props `more`: options that are made when somebody turns to the field; `stacked`: label above */
export function ChoiceField(props) {
  const { label, name, value, commit, more = null, readOnly = false, stacked = false, problem = "" } = props;
  const [turned, turnTo] = useState(false);
  const options = more && turned ? [...props.options, ...more()] : props.options;
  const id = useOwnId();
  return html`<div class=${stacked ? "field stacked" : "field"}>
    <label for=${id}>${label}</label>
    <span class="select">
      <select
        id=${id}
        data-field=${name}
        disabled=${readOnly}
        value=${value}
        aria-describedby=${problem === "" ? undefined : `${id}-problem`}
        onFocus=${() => turnTo(true)}
        onPointerDown=${() => turnTo(true)}
        onChange=${(/** @type {Event} */ event) => commit(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}
      >
        ${options.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
      </select>
    </span>
    ${problem && html`<p class="problem" id=${`${id}-problem`}>${problem}</p>`}
  </div>`;
}

/** @param {{label: any, name: string, checked: boolean, commit: (on: boolean) => void, readOnly?: boolean, mixed?: boolean}} props `mixed`: so of some */
export function CheckField({ label, name, checked, commit, readOnly = false, mixed = false }) {
  return html`<label class="check">
    <input
      type="checkbox"
      data-field=${name}
      checked=${checked}
      indeterminate=${mixed}
      disabled=${readOnly}
      onChange=${(/** @type {Event} */ event) => commit(/** @type {HTMLInputElement} */ (event.currentTarget).checked)}
    />
    <span>${label}</span>
  </label>`;
}

/**
 * A number moved by units of its second significant digit, free of the dust of binary fractions.
 * @param {number} value @param {number} units
 */
export function nudged(value, units) {
  const place = value === 0 ? -1 : Math.floor(Math.log10(Math.abs(value))) - 1;
  return Number((value + units * 10 ** place).toPrecision(12));
}
