// Pictures of the drawing to save or to copy: of what, how large, and in which format. Must not know how a picture is
// painted.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { partOf } from "../../model/clip/taking.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { pixelsOf, pngOf } from "../../render/picture/canvas.js";
import { svgOf } from "../../render/picture/svg.js";
import { copyBlob, copyText, save } from "../parts/copying.js";
import { html } from "../parts/html.js";
import { Segments } from "../parts/segments.js";
import { Sheet } from "../parts/sheet.js";

/**
 * @import { Part, Picture } from "../../render/picture/picture.js"
 * @import { PictureAction, Surroundings } from "../ui.js"
 */

const ACTIONS = /** @type {readonly PictureAction[]} */ (["save_png", "save_svg", "copy_png", "copy_svg"]);
const SCALES = ["1", "2", "3", "4"];

/** @param {Surroundings} props */
export function PictureSheet(props) {
  const { model, ui, picture } = props;
  const chosen = ui.pictured.value;
  const some = chosen.part !== "selection" || selectedNeurons(model.view).length > 0;
  const [note, setNote] = useState("");
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (
      host.current?.querySelector(`[data-act="${chosen.action}"]`)
    )?.focus();
  }, [chosen.action]);
  const act = async (/** @type {PictureAction} */ action) => {
    const taken = picture(chosen.part);
    const said = say(taken === null ? "picture_nothing" : await ACTS[action](props, taken));
    setNote(said);
    ui.told.value = said;
  };
  const choose = (/** @type {Partial<typeof chosen>} */ more) => (ui.pictured.value = { ...chosen, ...more });
  return html`<${Sheet} ui=${ui} title=${say("picture_title")}>
    <div ref=${host} data-testid="picture">
      <${Segments} label=${say("picture_part")} name="picture-part" value=${chosen.part}
        options=${partsOffered(model).map((part) => [part, say(`picture_${part}`)])}
        commit=${(/** @type {Part} */ part) => choose({ part })} />
      <${Segments} label=${say("picture_scale")} name="picture-scale" value=${String(chosen.scale)}
        options=${SCALES.map((scale) => [scale, `${scale}×`])} note=${some && sizeNote(picture(chosen.part), chosen.scale)}
        commit=${(/** @type {string} */ scale) => choose({ scale: Number(scale) })} />
      <ul class="doors">
        ${ACTIONS.map(
          (action) => html`<li key=${action}>
            <button type="button" class="link" data-act=${action} disabled=${!some} onClick=${() => act(action)}>${say(`command_${action}`)}</button>
          </li>`,
        )}
      </ul>
      <p class="note" role="status">${note}</p>
    </div>
  </${Sheet}>`;
}

/** @param {Surroundings["model"]} model @returns {Part[]} */
const partsOffered = ({ view }) => [
  "drawing",
  .../** @type {Part[]} */ (selectedNeurons(view).length > 0 ? ["selection"] : []),
  "step",
];

/** @param {Picture | null} taken @param {number} scale */
function sizeNote(taken, scale) {
  return taken && say("picture_size", pixelsOf(taken, scale));
}

/** @type {Record<PictureAction, (props: Surroundings, taken: Picture) => Promise<string>>} */
const ACTS = {
  async save_png({ model, ui }, taken) {
    save(await pngOf(taken, ui.pictured.peek().scale), fileName(model, "png"));
    return "picture_saved";
  },
  async save_svg(props, taken) {
    save(new Blob([textOf(props, taken)], { type: "image/svg+xml" }), fileName(props.model, "svg"));
    return "picture_saved";
  },
  copy_png: ({ model, ui }, taken) =>
    copyBlob(pngOf(taken, ui.pictured.peek().scale), fileName(model, "png")),
  copy_svg: (props, taken) => copyText(textOf(props, taken)),
};

/** @param {Surroundings} props @param {Picture} taken */
function textOf({ model, ui }, taken) {
  const whole = model.store.document.peek();
  if (whole === null) throw new Error("there is no drawing yet");
  const part = ui.pictured.peek().part === "selection";
  const inside = part ? partOf(whole, new Set(selectedNeurons(model.view))) : whole;
  const context = document.createElement("canvas").getContext("2d");
  const widthOf = (/** @type {string} */ text, /** @type {string} */ font) => {
    if (context === null) return 0;
    context.font = font;
    return context.measureText(text).width;
  };
  return svgOf(taken, { title: whole.title || say("untitled"), inside, widthOf });
}

/** @param {Surroundings["model"]} model @param {string} ending */
function fileName({ store }, ending) {
  const title = (store.document.peek()?.title ?? "")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|-+$/gu, "");
  return `${title || "network"}.${ending}`;
}
