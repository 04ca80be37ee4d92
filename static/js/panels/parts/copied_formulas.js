// What a selection with formulas in it leaves in the clipboard: their LaTeX, in place of the letters that a browser would
// pick from the typeset signs. Knows nothing of what the formulas say.

/** Empty groups, which only keep room around signs. */
const EMPTY = /\{\}/gu;

/** @param {Document} page @returns {() => void} stops */
export function copyFormulas(page) {
  const heard = new AbortController();
  page.addEventListener(
    "copy",
    (event) => {
      const text = selectedText(page.getSelection());
      if (text === null || event.clipboardData === null) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { signal: heard.signal },
  );
  return () => heard.abort();
}

/** The selected text with each formula as LaTeX; null where no formula is selected. @param {Selection | null} selection */
export function selectedText(selection) {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  // A formula that is cut by an end of the selection is copied whole.
  const [first, last] = [range.startContainer, range.endContainer].map(formulaAround);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const part = range.cloneContents();
  const formulas = part.querySelectorAll(".katex");
  if (formulas.length === 0) return null;
  for (const formula of formulas) {
    const latex = formula.querySelector("annotation")?.textContent ?? "";
    formula.replaceWith(` ${latex.replace(EMPTY, "")} `);
  }
  for (const line of part.querySelectorAll(".line, p, li, div")) line.append("\n");
  return (part.textContent ?? "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n[ \n]*/gu, "\n")
    .trim();
}

/** @param {Node} node */
const formulaAround = (node) =>
  (node instanceof Element ? node : node.parentElement)?.closest(".katex") ?? null;
