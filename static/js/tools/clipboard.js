/**
 * Listens to what is copied, cut, pasted and dropped. A text field, and text that somebody has marked, keep the
 * clipboard to themselves. Must not know what a network or a
 * table as text looks like.
 *
 * @import { StagePoint, ToolContext } from "./actions/context.js"
 */

import { copied, cutOut, putFile, putIn } from "./actions/clipboard.js";
import { isTyping } from "./key_places.js";

/** @param {HTMLElement} stage @param {ToolContext & { openTable: (file: File) => void }} context */
export function listenToClipboard(stage, context) {
  /** @type {StagePoint | null} */
  let pointer = null;
  const pointOf = (/** @type {MouseEvent} */ event) => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  stage.addEventListener("pointermove", (event) => (pointer = pointOf(event)));
  stage.addEventListener("pointerleave", () => (pointer = null));
  for (const [type, take] of TAKING) {
    window.addEventListener(type, (event) => {
      if (isTyping(event.target) || getSelection()?.isCollapsed === false) return;
      const text = take(context);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    });
  }
  window.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (isTyping(event.target) || text === "" || context.model.view.locked.peek()) return;
    event.preventDefault();
    putIn(context, text, { at: pointer });
  });
  // Without this a browser leaves the page and shows the file.
  window.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  window.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    if (IS_TABLE.test(file.name)) context.openTable(file);
    else void putFile(context, file, pointOf(event));
  });
}

/** Files that hold a table by their names. */
const IS_TABLE = /\.(?:csv|tsv)$/iu;

const TAKING = /** @type {const} */ ([
  ["copy", (/** @type {ToolContext} */ { model }) => copied(model)],
  ["cut", cutOut],
]);
