// The card of the present step in the margin: where one is, one sentence, the rule in symbols and with the
// numbers, what it means. The words come from `rules`; this sets them.

import { useComputed } from "@preact/signals";
import { say } from "../lib/words.js";
import { describe } from "./describe.js";
import { Doors } from "./doors.js";
import { facts } from "./facts.js";
import { Formula } from "./formula.js";
import { html } from "./html.js";
import { moment, placeWords } from "./moment.js";
import { aloud, compose } from "./prose.js";
import { askedEdge, explain } from "./rules.js";
import { Say } from "./sentence.js";
import { UpdateRows } from "./update_rows.js";

/**
 * @import { Facts } from "./facts.js"
 * @import { Moment } from "./moment.js"
 * @import { Token } from "./tokens.js"
 * @import { Surroundings } from "./ui.js"
 */

/** @param {Surroundings} props */
export function StepCard(props) {
  const { model, playhead } = props;
  const now = useComputed(() => moment(model, playhead.shown)).value;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  if (known === null || now === null) return html`<${Waiting} ...${props} />`;
  if (now.group < 0) return html`<${BeforeFirst} ...${props} now=${now} />`;
  const asked = askedParameter(model.view.marked.value);
  const card = explain(known, now.group, asked);
  return html`<article class="card" data-testid="step-card" data-group=${now.group}>
    <${Top} ...${props} kicker=${say("step_of", placeWords(now))} />
    <h2><${Say} sentence=${card.head} /></h2>
    ${card.blocks.map((lines) => html`<${Formula} lines=${lines} ...${touching(props, known)} />`)}
    ${card.rows && html`<${UpdateRows} rows=${card.rows} more=${card.more ?? 0} />`}
    ${card.meaning.length > 0 && html`<p class="meaning">${card.meaning.map((sentence) => html`<${Say} sentence=${sentence} /> `)}</p>`}
    ${card.rest && html`<div class="rest">${card.rest.map((lines) => html`<${Formula} lines=${lines} ...${touching(props, known)} />`)}</div>`}
    ${askedEdge(known, now.group, asked) !== null && !now.moving && html`<${Doors} />`}
  </article>`;
}

/** The parameter that a mark such as "parameter:w1" names. @param {string | null} marked */
const askedParameter = (marked) =>
  marked?.startsWith("parameter:") ? marked.slice("parameter:".length) : null;

/** Where one is, and on a phone the way on. @param {Surroundings & {kicker: string}} props */
const Top = ({ model, kicker }) => html`<div class="card-top">
  <p class="kicker">${kicker}</p>
  <div class="card-steps">
    <${Arrow} code="back" path="M5-9V9L-7 0z" act=${() => model.transport.step(-1)} />
    <${Arrow} code="step" path="M-5-9V9L7 0z" act=${() => model.transport.step(1)} />
  </div>
</div>`;

/** @param {{code: string, path: string, act: () => void}} props */
const Arrow = ({ code, path, act }) => html`<button type="button" aria-label=${say(code)} onClick=${act}>
  <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d=${path} /></svg>
</button>`;

/** @param {Surroundings & {now: Moment}} props */
function BeforeFirst(props) {
  return html`<article class="card" data-testid="step-card" data-group="-1">
    <${Top} ...${props} kicker=${compose({ code: "iteration_start", values: { iteration: props.now.iteration } })} />
    <h2>${say("step_none")}</h2>
    <p class="meaning">${say("meaning_before")} ${say("meaning_held")}</p>
  </article>`;
}

/** Nothing to explain: the page is connecting, or the network cannot run yet. @param {Surroundings} props */
function Waiting({ model }) {
  const [missing] = model.plan.missing.value;
  if (missing === undefined)
    return html`<article class="card"><p class="kicker">${say("connecting")}</p></article>`;
  return html`<article class="card" data-testid="step-card">
    <p class="kicker">${say("missing_first")}</p>
    <h2>${missing.message}</h2>
    <p class="meaning">${say("draw_help")}</p>
  </article>`;
}

/** How formulas on this card answer to touch. @param {Surroundings} props @param {Facts} known */
const touching = ({ ui, model }, known) => ({
  label: say("formula"),
  /** @param {Token} token */
  describe: (token) => aloud(describe(known, token.key ?? "", token.part)),
  /** @param {Token | null} token */
  touch: (token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  },
});
