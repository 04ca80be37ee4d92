// What playing pauses at: a small form for one more, and the list of those that are set. Must not know when one
// is hit: the server says it.

import { useState } from "preact/hooks";
import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { MAX_BREAKPOINTS } from "../../protocol/messages.js";
import { ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { aloud, compose, mark, slopeMark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";

/**
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Breakpoint } from "../../model/run/transport.js"
 * @import { Document } from "../../protocol/messages.js"
 * @import { Sentence } from "../formula/tokens.js"
 * @import { Surroundings } from "../ui.js"
 *
 * Of the only sample, of one of several, of several of them, over all.
 * @typedef {"one" | "sample" | "batch" | "all"} Whose
 * @typedef {Breakpoint["when"]} When
 * What the form holds; of `parameter`, `neuron` and `below` only what the kind needs is used.
 * @typedef {{when: When, parameter: string, neuron: string, below: number}} Draft
 */

const KINDS = /** @type {const} */ (["sign", "loss", "turn", "broken"]);
const BELOW = 0.01;

/** @param {Surroundings} props */
export function Breakpoints({ model }) {
  const set = model.cursor.state.value?.breakpoints ?? [];
  const whose = whoseLoss(model.store.document.value);
  const change = (/** @type {readonly Breakpoint[]} */ list) => model.transport.setBreakpoints(list);
  return html`<section class="breakpoints" data-testid="breakpoints">
    <h3>${say("break_title")}</h3>
    <${List} index=${model.store.index.value} whose=${whose} set=${set} change=${change} />
    <${Form} index=${model.store.index.value} whose=${whose} set=${set} change=${change} />
  </section>`;
}

/** @typedef {{index: Index, whose: Whose, set: readonly Breakpoint[], change: (list: readonly Breakpoint[]) => void}} Props */

/** @param {Props} props */
function List({ index, whose, set, change }) {
  if (set.length === 0) return html`<p class="note">${say("break_none")}</p>`;
  return html`<ul class="break-list">
    ${set.map((each) => {
      const what = breakSentence({ index, whose }, "break", each);
      const remove = () => change(set.filter((other) => other !== each));
      return html`<li key=${JSON.stringify(each)}>
        <span><${Say} sentence=${what} /></span>
        <button type="button" class="link quiet" aria-label=${say("break_remove", { what: aloud(compose(what)) })} onClick=${remove}>${say("remove")}</button>
      </li>`;
    })}
  </ul>`;
}

/** @param {Props} props */
function Form({ index, whose, set, change }) {
  const parameters = [...index.parameters.values()];
  const neurons = [...index.neurons.values()];
  const [draft, setDraft] = useState(
    /** @type {Draft} */ ({ when: "sign", parameter: "", neuron: "", below: BELOW }),
  );
  const write = (/** @type {Partial<Draft>} */ part) => setDraft({ ...draft, ...part });
  const parameter = index.parameters.has(draft.parameter) ? draft.parameter : (parameters[0]?.id ?? "");
  const neuron = index.neurons.has(draft.neuron) ? draft.neuron : (neurons[0]?.id ?? "");
  const next = breakpointOf({ ...draft, parameter, neuron });
  const known = next === null || set.some((each) => JSON.stringify(each) === JSON.stringify(next));
  const full = set.length >= MAX_BREAKPOINTS;
  return html`<div class="break-form">
    <${ChoiceField} label=${say("break_when")} name="break-when" value=${draft.when} stacked
      options=${KINDS.map((kind) => [kind, say(`break_kind_${kind}`, { whose })])} commit=${(/** @type {When} */ when) => write({ when })} />
    ${
      draft.when === "sign" &&
      html`<${ChoiceField} label=${say("break_parameter")} name="break-parameter" value=${parameter}
      options=${named(parameters)} commit=${(/** @type {string} */ id) => write({ parameter: id })} />`
    }
    ${
      draft.when === "turn" &&
      html`<${ChoiceField} label=${say("break_neuron")} name="break-neuron" value=${neuron}
      options=${named(neurons)} commit=${(/** @type {string} */ id) => write({ neuron: id })} />`
    }
    ${
      draft.when === "loss" &&
      html`<${NumberField} label=${say("break_below")} name="break-below" value=${draft.below}
      commit=${(/** @type {number} */ below) => write({ below })} />`
    }
    ${full && html`<p class="note">${say("break_full", { count: MAX_BREAKPOINTS })}</p>`}
    <p class="actions">
      <button type="button" class="link" aria-disabled=${full || known}
        onClick=${() => !full && !known && next !== null && change([...set, next])}>${say("break_add")}</button>
    </p>
  </div>`;
}

/** @param {readonly {id: string, name?: string | null}[]} records @returns {[string, string][]} */
const named = (records) => records.map(({ id, name }) => [id, name ?? id]);

/** What the form says, as it is sent; null where a name is missing. @param {Draft} draft @returns {Breakpoint | null} */
export function breakpointOf({ when, parameter, neuron, below }) {
  if (when === "sign") return parameter === "" ? null : { when, parameter };
  if (when === "turn") return neuron === "" ? null : { when, neuron };
  return when === "loss" ? { when, below } : { when };
}

/**
 * Over which samples the loss and the gradients that a breakpoint is about are combined: those of the batch.
 * @param {Document | null} document @returns {Whose}
 */
export function whoseLoss(document) {
  const count = document?.samples?.length ?? 0;
  const size = document?.training?.batch_size ?? 1;
  if (count <= 1) return "one";
  if (size >= count) return "all";
  return size === 1 ? "sample" : "batch";
}

/**
 * A breakpoint in words: as one of the list, or as what has paused.
 * @param {{ index: Index, whose: Whose }} facts @param {"break" | "paused"} as @param {Breakpoint} breakpoint @param {number} [iteration]
 * @returns {Sentence}
 */
export function breakSentence({ index, whose }, as, breakpoint, iteration = 0) {
  const values = { iteration, whose };
  const code = as === "break" ? `break_${breakpoint.when}` : `paused_${breakpoint.when}`;
  if (breakpoint.when === "sign") {
    const name = index.parameters.get(breakpoint.parameter)?.name ?? breakpoint.parameter;
    return { code, values: { ...values, slope: slopeMark("L", name) } };
  }
  if (breakpoint.when === "turn") {
    const name = index.neurons.get(breakpoint.neuron)?.name ?? breakpoint.neuron;
    return { code, values: { ...values, name: mark(name) } };
  }
  if (breakpoint.when === "loss") return { code, values: { ...values, below: authored(breakpoint.below) } };
  return { code, values };
}
