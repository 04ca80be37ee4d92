// The sheets whose code comes after the first paint. Must not know when.

export { DataSheet } from "./data/sheet.js";
export { MakeSheet } from "./drawing/make.js";
export { LabCard } from "./lab/card.js";
export { LayerSheet } from "./layers/sheet.js";
export { HistorySheet } from "./past/sheet.js";
export { PlaneSheet } from "./plane/sheet.js";
export { LossPlot } from "./plot/loss_plot.js";
export { SplitSheet } from "./samples/split_sheet.js";
export { KeysSheet } from "./sheets/keys.js";
export { LookSheet } from "./sheets/look.js";
export { MoreSheet } from "./sheets/more.js";
export { PictureSheet } from "./sheets/picture.js";
export { ShareSheet } from "./sheets/share.js";
export { TimeSheet } from "./sheets/time.js";
export { WeightsSheet } from "./weights/sheet.js";
