/**
 * Names of neurons, parameters and targets: what may be one, when two are the same, and how one is
 * written in a formula, in plain text and aloud. Must not know which names are taken.
 */

const MAX_NAME_LENGTH = 32;

const ALLOWED = /^\p{L}[\p{L}\p{Nd}_]*'*$/u;
const RESERVED = /^(L|(z|net|delta)_.*)$/su;
const PRIME = "\u2032";

/** @type {Readonly<Record<string, string>>} */
const SUBSCRIPTS = Object.freeze({
  ...Object.fromEntries([..."0123456789"].map((digit, i) => [digit, String.fromCodePoint(0x2080 + i)])),
  ...{ a: "ₐ", e: "ₑ", h: "ₕ", i: "ᵢ", j: "ⱼ", k: "ₖ", l: "ₗ", m: "ₘ", n: "ₙ", o: "ₒ", p: "ₚ", r: "ᵣ" },
  ...{ s: "ₛ", t: "ₜ", u: "ᵤ", v: "ᵥ", x: "ₓ", β: "ᵦ", γ: "ᵧ", ρ: "ᵨ", φ: "ᵩ", χ: "ᵪ" },
});

/**
 * @typedef {object} NameParts
 * @property {string} base
 * @property {string} sub what stands below the line; "" if nothing
 * @property {number} primes
 */

/**
 * What a person typed, as a name is stored: subscripts and full-width letters become plain ones, braces go.
 * @param {string} typed
 */
export function normalName(typed) {
  return typed
    .trim()
    .normalize("NFKC")
    .replace(/[{}]/gu, "")
    .replace(/[\u2032\u2019]/gu, "'");
}

/**
 * What is wrong with a name; null if nothing is.
 * @param {string} name
 * @returns {"bad_name" | "reserved_name" | null}
 */
export function checkName(name) {
  if ([...name].length > MAX_NAME_LENGTH || !ALLOWED.test(name)) return "bad_name";
  return RESERVED.test(name) || nameKey(name) === "L" ? "reserved_name" : null;
}

/**
 * Two names with the same key are one name.
 * @param {string} name
 */
export function nameKey(name) {
  return name.normalize("NFKC").replace(/[{}_]/gu, "").replaceAll(PRIME, "'");
}

/**
 * A name taken apart: w1 is w with 1 below, t_o1 is t with o1 below, y' is y with a prime.
 * @param {string} name
 * @returns {NameParts}
 */
export function nameParts(name) {
  const plain = normalName(name);
  const stem = plain.replace(/'+$/u, "");
  const primes = plain.length - stem.length;
  const line = stem.indexOf("_");
  if (line > 0) return { base: stem.slice(0, line), sub: stem.slice(line + 1), primes };
  const base = stem.replace(/\p{Nd}+$/u, "");
  return base === "" ? { base: stem, sub: "", primes } : { base, sub: stem.slice(base.length), primes };
}

/**
 * A name in LaTeX; one letter is set as a variable, more as a word.
 * @param {string} name
 * @returns {string}
 */
export function latexName(name) {
  const { base, sub, primes } = nameParts(name);
  const below = sub === "" ? "" : `_{${sub.split("_").map(latexSub).join(",")}}`;
  return `${latexBase(base)}${below}${"'".repeat(primes)}`;
}

/** @param {string} part */
const latexSub = (part) => (/^\p{L}/u.test(part) ? latexName(part) : escaped(part));

/** @param {string} base */
const latexBase = (base) => ([...base].length === 1 ? escaped(base) : `\\mathit{${escaped(base)}}`);

/** Ids may hold what LaTeX reads as something else. @param {string} text */
const escaped = (text) => text.replace(/[^\p{L}\p{Nd}.,:-]/gu, "\\_");

/**
 * A name in plain text, with subscripts where Unicode has them: w₁, tₒ₁, else as it is stored.
 * @param {string} name
 */
export function plainName(name) {
  const { base, sub, primes } = nameParts(name);
  const letters = [...sub];
  const below = letters.every((letter) => Object.hasOwn(SUBSCRIPTS, letter))
    ? letters.map((letter) => SUBSCRIPTS[letter]).join("")
    : `_${sub}`;
  return `${base}${below}${PRIME.repeat(primes)}`;
}

/**
 * A name as it is read out: "w 1", "t o 1", "y prime".
 * @param {string} name
 */
export function spokenName(name) {
  const { base, sub, primes } = nameParts(name);
  const spaced = sub.replace(/_/gu, " ").replace(/(\p{L})(?=\p{Nd})|(\p{Nd})(?=\p{L})/gu, "$& ");
  return [base, spaced, ...Array(primes).fill("prime")].filter((part) => part !== "").join(" ");
}
