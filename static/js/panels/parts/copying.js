// The clipboard of the browser: text, and the drawing as one picture on paper. Each answers with the sentence that
// says how it went. Knows nothing of what is copied.

/** The drawing, whose layers are stacked canvases of one size. */
const LAYERS = "#canvas canvas";

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

/** @returns {Promise<"copied" | "copy_saved" | "copy_failed">} */
export async function copyPicture() {
  const picture = pictureOf([...document.querySelectorAll(LAYERS)]);
  try {
    // The promise goes in as it is: some browsers allow copying only within the press itself.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return "copied";
  } catch {
    const blob = await picture.catch(() => null);
    if (blob === null) return "copy_failed";
    save(blob, "network.png");
    return "copy_saved";
  }
}

/** @param {Element[]} layers lowest first @returns {Promise<Blob>} */
function pictureOf(layers) {
  const canvases = layers.filter((each) => each instanceof HTMLCanvasElement);
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(1, ...canvases.map(({ width }) => width));
  sheet.height = Math.max(1, ...canvases.map(({ height }) => height));
  const context = sheet.getContext("2d");
  if (context !== null) {
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    context.fillRect(0, 0, sheet.width, sheet.height);
    for (const canvas of canvases) context.drawImage(canvas, 0, 0);
  }
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
