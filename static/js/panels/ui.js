// What only the panels know of themselves: which sheet is open in the margin, which factor is touched. The
// model's view holds everything that the canvas must know too. Must not know what a sheet holds.

import { signal } from "@preact/signals";

/**
 * @import { ReadonlySignal, Signal } from "@preact/signals"
 * @import { Refusal } from "../model/document/refusal.js"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Rect } from "../render/scene/geometry.js"
 * @import { Part, Picture } from "../render/picture/picture.js"
 * @import { Document } from "../protocol/messages.js"
 * @import { Stills } from "../render/still.js"
 * @import { Mark } from "../render/marks/present.js"
 * @import { Moment } from "./parts/moment.js"
 * @import { Wish } from "./data/made.js"
 * @import { OwnTable } from "./data/own_table.js"
 * @import { Sentence, Token } from "./formula/tokens.js"
 *
 * What main knows about the page: its address and the templates that the server offers, as [key, title].
 * @typedef {{network: string, templates: [string, string][]}} Page
 *
 * @typedef {"share" | "look" | "keys" | "more" | "time" | "weights" | "layer" | "plane" | "picture" | "make" | "data" | "split" | "history"} SheetName
 *
 * @typedef {"save_png" | "save_svg" | "copy_png" | "copy_svg"} PictureAction
 * What the sheet of pictures is set to; `action`: the one it was opened for.
 * @typedef {{ part: Part, scale: number, action: PictureAction }} Pictured
 *
 * The slip of commands: at a place of the stage or beside the drawing; `codes`: what it shows before anybody searches;
 * `own`: what it offers in place of commands.
 * @typedef {{ at: { x: number, y: number } | null, codes: readonly string[] | null, own?: readonly SlipOffer[] }} Slip
 *
 * What can be chosen in the slip: `text` where it is no command; why it cannot be now, as a code or in words.
 * @typedef {Pick<Offer, "code" | "blocked" | "run"> & { text?: string, keys?: readonly string[] }} SlipOffer
 *
 * @typedef {object} Ui
 * @property {Signal<Slip | null>} slip
 * @property {Signal<SheetName | null>} open
 * @property {Signal<boolean>} samples whether all samples stand below the drawing
 * @property {Signal<boolean>} plot whether the loss over the run lies over the drawing
 * @property {Signal<readonly import("./lab/kinds.js").Kind[]>} lab the pictures in the margin while iterations pass
 * @property {Signal<OwnTable | null>} table the table of one's own that is open
 * @property {Signal<Wish | null>} made the data set that was made last
 * @property {Signal<Pictured>} pictured
 * @property {Signal<{ neuron: string | null, side: "in" | "out" }>} weights of which neuron the table shows weights; null:
 *   of what is selected, or of the step
 * @property {Signal<Token | null>} touched
 * @property {Signal<number | null>} litRun the run whose loss curve is touched
 * @property {Signal<string>} told what is read out beside the steps, such as that something is copied
 *
 * What the panels cannot do by themselves, because it concerns the drawing.
 * @typedef {{fit: () => void, tidy: () => void, undo: () => void, redo: () => void, backToDrawing: () => void, putOffered: () => void,
 *   makeNetwork: (network: import("../model/edits/layers.js").NewNetwork) => string | null,
 *   useData: (made: Document) => Refusal | null, useSamples: (made: Document) => Refusal | null,
 *   exchangeHidden: (hidden: readonly number[]) => string | null}} Actions
 *
 * A command that can be done, as the table of commands offers it: keys as they are printed; why it cannot be done now.
 * @typedef {object} Offer
 * @property {string} code
 * @property {string} group
 * @property {readonly string[]} keys
 * @property {boolean} listed
 * @property {() => string | null} blocked
 * @property {() => void} run
 *
 * How marks are drawn: pixels for each unit of their size; the largest value and gradient in view, where
 * marks are compared with these, 0 while there is none.
 * @typedef {object} Marks
 * @property {ReadonlySignal<number>} zoom of the camera
 * @property {ReadonlySignal<boolean>} moved whether somebody has moved the camera
 * @property {ReadonlySignal<number>} unit
 * @property {ReadonlySignal<boolean>} crowded whether numbers on their way are dots
 * @property {ReadonlySignal<boolean>} recedes whether edges that are not in this step recede
 * @property {ReadonlySignal<boolean>} guided whether guides show what a dragged neuron keeps to
 * @property {ReadonlySignal<boolean>} parted whether edges that are not in the question are not drawn
 * @property {ReadonlySignal<{ value: number, gradient: number } | null>} reference
 * @property {(model: Model, shown: number) => ReadonlySet<Mark>} present the marks in the picture; it reads signals
 *
 * What every panel is given.
 * @typedef {object} Surroundings
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {Page} page
 * @property {Ui} ui
 * @property {Moment} moment
 * @property {Actions} actions
 * @property {Marks} marks
 * @property {readonly Offer[]} commands
 * @property {(part: Part) => Picture | null} picture a part of the drawing as it is now
 * @property {Stills} still a small picture of a network that is not open
 * @property {(point: { x: number, y: number }) => { x: number, y: number }} pointAt where a place in world units is, in pixels of the drawing; it reads signals
 * @property {(key: string) => Rect | null} boxOf the rectangle of a key in pixels of the drawing; it reads signals
 * @property {ReadonlySignal<Sentence | null>} caption what the first visit says over the drawing
 */

/** @returns {Ui} */
export const createUi = () => ({
  open: signal(null),
  samples: signal(false),
  plot: signal(false),
  lab: signal(["loss", "plane"]),
  table: signal(null),
  made: signal(null),
  pictured: signal({ part: "drawing", scale: 2, action: "save_png" }),
  slip: signal(null),
  weights: signal({ neuron: null, side: "in" }),
  touched: signal(null),
  litRun: signal(null),
  told: signal(""),
});
