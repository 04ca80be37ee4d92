/**
 * Names as students type them in equations, such as w1, w_1, w₁, w_{1}, z_{h_1}, \hat{y}, net_h1, delta_o1:
 * where one ends, how it is typeset, what it is without its decoration. Must not know which names exist.
 */

import { latexName, normalName } from "../names.js";

const PLAIN = /\p{L}[\p{L}\p{Nd}\u2080-\u209c]*/uy;
const COMMAND = /\\[a-zA-Z]+/uy;
const SCRIPT = /_[\p{L}\p{Nd}]+/uy;
const PRIMES = /['′’]+|\^\{?\\prime\}?/uy;

/** Commands that are no names, wherever they stand. */
const NO_NAMES = new Set(["\\cdot", "\\times", "\\ast", "\\frac", "\\dfrac", "\\tfrac", "\\partial"]);

/** Words that are set as the letters they stand for. @type {Readonly<Record<string, string>>} */
const WORDS = {
  ...Object.fromEntries(
    ["sigma", "delta", "eta", "exp", "ln", "log", "tanh"].map((word) => [word, `\\${word}`]),
  ),
  sqrt: "\\operatorname{sqrt}",
  sigmoid: "\\operatorname{sigmoid}",
};

/**
 * Where the name that begins at `at` ends; -1 if none does.
 * @param {string} text @param {number} at @param {ReadonlyMap<number, number>} closing where brace groups end
 */
export function nameAt(text, at, closing) {
  let end = at + matched(text, at, PLAIN);
  if (end === at) {
    end += matched(text, at, COMMAND);
    if (end === at || NO_NAMES.has(text.slice(at, end))) return -1;
    end = closing.get(end) ?? end;
  }
  for (let before = -1; before !== end; ) {
    before = end;
    end += matched(text, end, PRIMES);
    end += matched(text, end, SCRIPT);
    if (text[end] === "_") end = closing.get(end + 1) ?? end;
  }
  return end;
}

/** A name as LaTeX: as it is typed where it is LaTeX already. @param {string} typed */
export function nameLatex(typed) {
  if (/[\\{}^]/u.test(typed)) return typed;
  const name = normalName(typed);
  const [, word, rest] = /^(\p{L}+)(.*)$/u.exec(name) ?? ["", name, ""];
  const hat = /^(\p{L})_hat$/u.exec(name);
  if (hat !== null) return `\\hat{${hat[1]}}`;
  if (!Object.hasOwn(WORDS, word)) return latexName(name);
  return `${WORDS[word]}${latexName(`x${rest}`).slice(1)}`;
}

/** The letters of a name without commands and braces. @param {string} typed */
export const bare = (typed) =>
  normalName(
    typed
      .replace(/\^\{?\\prime\}?/gu, "'")
      .replace(/\\(?:mathrm|mathit|text|operatorname|left|right)(?![a-zA-Z])/gu, "")
      .replace(/[\\\s()]/gu, ""),
  );

/** How many characters a sticky pattern takes. @param {string} text @param {number} at @param {RegExp} pattern */
function matched(text, at, pattern) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
