// The clipboard of the browser, for text and pictures, and files to save. Each answers with the sentence that
// says how it went. Knows nothing of what is copied.

/** How long a file to save is kept for the browser. */
const KEPT_MILLISECONDS = 60_000;

/** @param {string} text @returns {Promise<"copied" | "copy_failed">} */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    // Pages without a secure address have no clipboard, but may copy what is selected.
    return copySelected(text) ? "copied" : "copy_failed";
  }
}

/** @param {string} text */
function copySelected(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "aside";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/**
 * A picture to the clipboard; where the browser copies none, as a file.
 * @param {Promise<Blob>} picture PNG @param {string} name of the file
 * @returns {Promise<"copied" | "copy_saved" | "copy_failed">}
 */
export async function copyBlob(picture, name) {
  try {
    // The promise goes in as it is: some browsers allow copying only within the press itself.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return "copied";
  } catch {
    const blob = await picture.catch(() => null);
    if (blob === null) return "copy_failed";
    save(blob, name);
    return "copy_saved";
  }
}

/** Saves a file. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser may begin to read the file only after this press is over.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLISECONDS);
}
