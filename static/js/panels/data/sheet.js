// Choosing data in the margin: sets that are made, each a small picture; how many samples, how much noise, drawn again; and
// other hidden layers for the same samples. Must not know how data are made or put into the document.

import { useEffect, useRef, useState } from "preact/hooks";
import { say, word } from "../../lib/say.js";
import { neuronsOf, samplesOf } from "../../model/document/reading.js";
import { NumberField, TextField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";
import { Segments } from "../parts/segments.js";
import { Sheet } from "../parts/sheet.js";
import { listOf, madeOf, usual } from "./made.js";
import { OwnTableSection } from "./own_sheet.js";
import { hiddenSizes, networkName, readHidden } from "./sizes.js";
import { Thumbnail } from "./thumbnail.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Key, List, Listed, Wish } from "./made.js"
 *
 * Why data are not there, with those that do not fit.
 * @typedef {{ sentence: string, document: Document | null }} Trouble
 */

/** @param {Surroundings} props */
export function DataSheet(props) {
  const { model, ui, actions } = props;
  const [list, setList] = useState(/** @type {List | null | undefined} */ (undefined));
  const [alone, setAlone] = useState(false);
  const [trouble, setTrouble] = useState(/** @type {Trouble | null} */ (null));
  const asked = useRef(0);
  useEffect(() => {
    let open = true;
    void listOf().then((known) => open && setList(known));
    return () => {
      open = false;
      asked.current = -1;
    };
  }, []);
  const document = model.store.document.value;
  const wish = ui.made.value;
  /** The newest wish counts. @param {Wish} next @param {boolean} samplesAlone */
  const bring = async (next, samplesAlone) => {
    asked.current += 1;
    const own = asked.current;
    const made = await madeOf(next);
    if (own !== asked.current) return;
    if (!("document" in made))
      return setTrouble({ sentence: made.message ?? say("data_failed"), document: null });
    put(next, made.document, samplesAlone);
  };
  const put = (
    /** @type {Wish} */ next,
    /** @type {Document} */ made,
    /** @type {boolean} */ samplesAlone,
  ) => {
    const refusal = samplesAlone ? actions.useSamples(made) : actions.useData(made);
    const fits = refusal?.code !== "data_does_not_fit";
    if (refusal === null || !fits) ui.made.value = next;
    setTrouble(refusal && { sentence: word(refusal), document: fits ? null : made });
  };
  if (document === null) return null;
  return html`<${Sheet} ui=${ui} title=${say("data_title")}>
    <div data-testid="data">
      ${!list && html`<p class="note" role="status">${say(list === null ? "data_failed" : "data_on_its_way")}</p>`}
      ${list && html`<${Pictures} rows=${list.sets} chosen=${wish?.name ?? null} choose=${(/** @type {Listed} */ row) => bring(usual(row, list.classes), alone)} />`}
      <${Segments} label=${say("data_brings")} name="data-brings" value=${alone ? "alone" : "whole"}
        options=${["whole", "alone"].map((each) => [each, say(`data_${each}`)])}
        commit=${(/** @type {string} */ each) => setAlone(each === "alone")} />
      ${
        trouble &&
        html`<div class="data-trouble">
          <p class="problem" role="alert">${trouble.sentence}</p>
          ${trouble.document && wish && html`<button type="button" class="filled" data-testid="data-mend" onClick=${() => trouble.document && put(wish, trouble.document, false)}>${say("data_mend", { network: networkName(trouble.document) })}</button>`}
        </div>`
      }
      ${wish && list && html`<${Numbers} wish=${wish} bounds=${list.bounds} bring=${(/** @type {Partial<Wish>} */ more) => void bring({ ...wish, ...more }, true)} />`}
      <${OwnTableSection} ...${props} />
      <${Hidden} document=${document} exchange=${actions.exchangeHidden} />
      <p class="note" role="status" data-testid="data-is-there">${say("data_is_there", { count: samplesOf(document).length, network: networkName(document) })}</p>
    </div>
  </${Sheet}>`;
}

/** @param {{ rows: readonly Listed[], chosen: string | null, choose: (row: Listed) => void }} props */
const Pictures = ({ rows, chosen, choose }) => html`<ul class="datasets">
  ${rows.map(
    (row) => html`<li key=${row.name}>
      <button type="button" data-dataset=${row.name} aria-pressed=${row.name === chosen} onClick=${() => choose(row)}>
        <${Thumbnail} row=${row} /><span>${wordOf("dataset", row.name)}</span>
      </button>
    </li>`,
  )}
</ul>`;

/** What the present set is drawn by; each change draws its samples anew. @param {{ wish: Wish, bounds: List["bounds"], bring: (more: Partial<Wish>) => void }} props */
function Numbers({ wish, bounds, bring }) {
  const take = (/** @type {Key} */ key, /** @type {string} */ label, /** @type {number} */ value) => {
    const [least, most] = bounds[key];
    if (value >= least && value <= most && (key === "noise" || Number.isInteger(value)))
      return bring({ [key]: value });
    const code = key === "noise" ? "data_noise_bounds" : "data_out_of_bounds";
    return say(code, { name: say(label), least, most });
  };
  const field = (/** @type {Key} */ key, /** @type {string} */ label) =>
    html`<${NumberField} label=${say(label)} name=${`data-${key}`} value=${wish[key]} commit=${(/** @type {number} */ value) => take(key, label, value)} />`;
  return html`<div class="data-numbers">
    ${field("count", "data_samples")} ${field("noise", "data_noise")}
    ${wish.classes !== null && field("classes", "data_classes")} ${field("seed", "data_seed")}
    <p class="actions"><button type="button" class="link" data-testid="data-again" onClick=${() => bring({ seed: wish.seed + 1 })}>${say("data_again")}</button></p>
  </div>`;
}

/** Other hidden layers for the same samples. @param {{ document: Document, exchange: (hidden: readonly number[]) => string | null }} props */
function Hidden({ document, exchange }) {
  if (neuronsOf(document, "input").length === 0 || neuronsOf(document, "output").length === 0) return null;
  return html`<${TextField} label=${say("data_hidden")} name="data-hidden" value=${hiddenSizes(document).join("-")} commit=${(
    /** @type {string} */ typed,
  ) => {
    const sizes = readHidden(typed);
    return sizes === null ? say("data_hidden_unclear") : (exchange(sizes) ?? undefined);
  }} />
  <p class="note">${say("data_hidden_help")}</p>`;
}
