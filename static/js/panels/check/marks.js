// Which pieces of an equation carry a mark of the judge: a finding's wavy line and badge, a factor's number. Pure.

/**
 * @import { Piece } from "../../lib/equation/preview.js"
 * @import { Checked, Finding, SpanValue } from "../../protocol/messages.js"
 *
 * Pieces in a row with one mark, or one piece without.
 * @typedef {{ pieces: Piece[], finding: Finding | null, value: number | null }} Part
 *
 * Findings of one misconception.
 * @typedef {{ idea: number, findings: Finding[] }} Idea
 */

/** The findings by idea, in the judge's order. @param {readonly Finding[]} findings @returns {Idea[]} */
export function ideasOf(findings) {
  const numbers = [...new Set(findings.map(({ idea }) => idea))];
  return numbers.map((idea) => ({ idea, findings: findings.filter((finding) => finding.idea === idea) }));
}

/**
 * The equation in terms, each a row of parts. A term begins with the sign before it.
 * @param {Piece[]} pieces
 * @param {Pick<Checked, "findings" | "factors"> | null} verdict null where the text is not judged
 * @returns {Part[][]}
 */
export function termsOf(pieces, verdict) {
  const findings = verdict === null ? [] : owners(pieces, verdict.findings);
  const values = verdict === null ? [] : owners(pieces, verdict.factors);
  /** @type {Part[][]} */
  const terms = [];
  /** @type {SpanValue | null} */
  let last = null;
  for (const [at, piece] of pieces.entries()) {
    const finding = findings[at] ?? null;
    const value = values[at] ?? null;
    const begins = terms.length === 0 || (splits(piece) && !signOnly(terms.at(-1) ?? []));
    if (begins) terms.push([]);
    const term = /** @type {Part[]} */ (terms.at(-1));
    const before = term.at(-1);
    const marked = finding !== null || value !== null;
    if (before !== undefined && marked && before.finding === finding && last === value)
      before.pieces.push(piece);
    else term.push({ pieces: [piece], finding, value: value?.value ?? null });
    last = value;
  }
  return terms;
}

/** Whether a term begins here. @param {Piece} piece */
const splits = ({ sign, depth }) => depth === 0 && sign !== "" && "=≈+−".includes(sign);

/** A term of which only the sign is there, such as = −. @param {Part[]} parts */
const signOnly = (parts) => parts.every(({ pieces }) => pieces.every(splits));

/**
 * The smallest mark over each piece. A mark over several terms stands under none of them.
 * @template {{ span: readonly [number, number] }} M
 * @param {Piece[]} pieces @param {readonly M[]} marks
 * @returns {(M | undefined)[]} by piece
 */
function owners(pieces, marks) {
  /** @type {(M | undefined)[]} */
  const owner = Array(pieces.length).fill(undefined);
  const small = [...marks].sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
  for (const mark of small) {
    const [start, end] = mark.span;
    const under = pieces.flatMap(({ span }, at) => (span[0] < end && span[1] > start ? [at] : []));
    if (under.some((at, i) => i > 0 && splits(pieces[at]))) continue;
    for (const at of under) owner[at] = mark;
  }
  return owner;
}
