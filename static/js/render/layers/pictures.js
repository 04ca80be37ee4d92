/**
 * The painter of the layer of the neurons' pictures, between bodies and numbers. Must not know the server.
 *
 * @import { Means } from "./means.js"
 * @import { Atlas } from "../pictures/atlas.js"
 */

import { channels } from "../../lib/colours.js";
import { cellOf } from "../../model/document/reading.js";
import { canBeRead } from "../../model/run/paces.js";
import { begin } from "../marks/pen.js";
import { atlasOf } from "../pictures/atlas.js";
import { paintPicture } from "../pictures/picture.js";
import { contextOf, isSame, penOf } from "./means.js";

/** @param {Means} means */
export function picturesPainter(means) {
  const { camera, stage, model, theme } = means;
  const canvas = document.createElement("canvas");
  /** @type {unknown[]} */
  let ground = [];
  /** What the canvas shows. @type {unknown[]} */
  let shown = [];
  /** @type {Atlas | null} */
  let atlas = null;
  return () => {
    const [pen, to] = [penOf(means), contextOf(means, "pictures")];
    const [now, told] = [model.store.document.value, model.pictures.latest.value];
    to.canvas.hidden = !pen?.pictured;
    if (!pen?.pictured || now === null || told === null) return;
    const look = [told, theme.value, now.neurons, pen.scene, camera.view.value, stage.turns()];
    // The sample in view flies past, and its ring with it: the pictures are painted as often as they come.
    if (!canBeRead(model.cursor.state.value) && isSame(look, shown)) return;
    shown = look;
    begin(to, camera.view.value, stage.ratio());
    const { paper, value, charcoal } = theme.value;
    const made = [told, theme.value, now.neurons];
    if (!isSame(made, ground)) {
      const colours = { paper: channels(paper), above: channels(value), below: channels(charcoal) };
      atlas = atlasOf(now, told, colours, canvas);
    }
    ground = made;
    if (atlas === null) return;
    const at = placeOf(means, told.box);
    for (const body of pen.scene.bodies) {
      const tile = atlas.tiles.get(body.id);
      if (tile) paintPicture(to, pen, body, atlas, tile, at);
    }
  };
}

/** Where the sample in view lies in the window, from 0 to 1; null where it has no place there. @param {Means} means @param {readonly number[]} box */
function placeOf({ model }, [left, right, bottom, top]) {
  const [now, told] = [model.store.document.value, model.pictures.latest.value];
  if (now === null || told === null) return null;
  const x = cellOf(now, model.numbers.sample, "inputs", told.across);
  const y = told.up === null ? (bottom + top) / 2 : cellOf(now, model.numbers.sample, "inputs", told.up);
  if (x === null || y === null) return null;
  return { x: (x - left) / (right - left), y: (top - y) / (top - bottom) };
}
