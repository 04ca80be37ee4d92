/**
 * Chords: what was pressed together, as text such as "Mod+Shift+z", and as people read it. Mod is Ctrl, or Cmd on a
 * Mac. Pure; must not know commands.
 */

/** Letters, digits and signs have one character. @param {string} key */
const isSign = (key) => [...key].length === 1;

/**
 * The chords that a press may mean, the most exact first. On some keyboards Shift is needed to reach a sign, so a
 * press with Shift may also mean the sign alone.
 * @param {Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">} event
 * @returns {string[]}
 */
export function chordsOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }) {
  const held = `${ctrlKey || metaKey ? "Mod+" : ""}${altKey ? "Alt+" : ""}`;
  const name = key === " " ? "Space" : isSign(key) ? key.toLowerCase() : key;
  if (!shiftKey) return [held + name];
  const digit = /^Digit\d$/u.test(code ?? "") && !/^\d$/u.test(key) ? [`${held}Shift+${code}`] : [];
  // A shortcut with Shift and Ctrl is another one: often the browser's.
  const alone = held === "" || !/^\p{L}$/u.test(name) ? [held + name] : [];
  return [...digit, `${held}Shift+${name}`, ...alone];
}

/** @type {Readonly<Record<string, string>>} */
const NAMES = {
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  "-": "−",
};

/**
 * A chord as people read it, key by key.
 * @param {string} chord @param {boolean} mac
 * @returns {string[]}
 */
export function printed(chord, mac) {
  const plus = chord.endsWith("++");
  const parts = plus ? [...chord.slice(0, -2).split("+"), "+"] : chord.split("+");
  return parts.map((part) => {
    if (part === "Mod") return mac ? "⌘" : "Ctrl";
    return NAMES[part] ?? part.replace(/^Digit/u, "").replace(/^\p{L}$/u, (letter) => letter.toUpperCase());
  });
}
