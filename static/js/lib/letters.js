/**
 * The letters that differ between books, as everything on the page writes them: that of the loss and that of the learning
 * rate. What is said and typeset is composed with L and η and passes here last. L is no name that anything else can
 * have. Must not know who chooses.
 *
 * @typedef {{ loss: string, rate: "eta" | "alpha" }} Letters
 */

/** @returns {Letters} */
const USUAL = () => ({ loss: "L", rate: "eta" });
let letters = USUAL;
/** L by itself; in names it is a letter among others. */
const LOSS = /(?<![\p{L}\p{N}\\])L(?![\p{L}\p{N}])/gu;

/**
 * Sets where to look the letters up; without it they are the usual ones. If the lookup reads signals, what is written
 * follows them.
 * @param {() => Letters} [how]
 */
export function writeLetters(how = USUAL) {
  letters = how;
}

/** The letter of the loss. */
export const lossLetter = () => letters().loss;

/** Text as it is written. @param {string} text */
export function inLetters(text) {
  const { loss, rate } = letters();
  const lost = loss === "L" ? text : text.replace(LOSS, loss);
  return rate === "eta" ? lost : lost.replaceAll("η", "α");
}

/** LaTeX as it is written. @param {string} latex */
export function latexInLetters(latex) {
  const { loss, rate } = letters();
  const lost = loss === "L" ? latex : latex.replace(LOSS, loss);
  return rate === "eta" ? lost : lost.replace(/\\eta(?![a-zA-Z])/gu, String.raw`\alpha`);
}
