/**
 * Links into a question, which stand behind # and so never leave the page by themselves: "ask=w1",
 * "check=<equation>&about=w1", "step=7". Must not know what the names stand for.
 *
 * @typedef {object} Link
 * @property {string} [ask] whose gradient is asked for, by its name
 * @property {string} [check] an equation that is to be judged
 * @property {string} [about] the name of what the equation is about, where it does not say so itself
 * @property {number} [step] how many neuron-sized steps are done
 * @property {string} [unreadable] a part that says nothing that can be followed
 */

/** How many characters of an equation a link may carry. Much longer addresses are cut in transit. */
const LONGEST = 20_000;
const ASKING = new Set(["ask", "check", "step"]);
/** Of a part that cannot be read. */
const MOST_SAID = 40;

/**
 * What stands behind # in an address, with the sign or without; {} where it is no link of ours.
 * @param {string} hash
 * @returns {Link}
 */
export function readLink(hash) {
  /** @type {Link} */
  const link = {};
  for (const part of hash.replace(/^#/u, "").split("&")) {
    const sign = part.indexOf("=");
    const value = sign < 0 ? "" : decoded(part.slice(sign + 1)).trim();
    const name = part.slice(0, sign);
    if ((name === "ask" || name === "about") && value !== "") link[name] = value;
    else if (name === "check" && value !== "") link.check = value.slice(0, LONGEST);
    else if (name === "step" && /^\d{1,9}$/u.test(value)) link.step = Number(value);
    else if (ASKING.has(name)) link.unreadable = decoded(part).slice(0, MOST_SAID);
  }
  const { ask, check, step, unreadable } = link;
  return ask === undefined && check === undefined && step === undefined && unreadable === undefined
    ? {}
    : link;
}

/** The sheet that an address opens beside the drawing: "#open=share"; null where it opens none. @param {string} hash */
export const sheetIn = (hash) => /^#open=(share|history)$/u.exec(hash)?.[1] ?? null;

/**
 * The address at which a network is viewed; nobody can edit it from there.
 * @param {string} here the address of this page @param {string} viewId
 */
export const viewAddress = (here, viewId) => new URL(`/v/${viewId}`, here).href;

/**
 * The address of a page with a link into a question in it.
 * @param {string} address of the page; what stands behind # in it is left out
 * @param {Link} link
 */
export function linkTo(address, link) {
  const parts = Object.entries(link)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${address.replace(/#.*$/su, "")}#${parts.join("&")}`;
}

/** A text with its percent signs resolved, or as it is where they mean nothing. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
