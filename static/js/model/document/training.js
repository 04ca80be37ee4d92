/**
 * Reading how a document is trained, where fields at their defaults are left out: the optimizer's numbers,
 * the learning rate, the batch of an iteration. Must not know who changes it, or how an update is computed.
 *
 * @import { Document, Operations, Training } from "../../protocol/messages.js"
 *
 * The parts of `training` that are objects of numbers, some with a word that chooses among them.
 * @typedef {"optimizer" | "schedule" | "warm_up" | "penalty" | "clip" | "initializer"} Part
 * @typedef {"optimizers" | "schedules" | "initializers"} Table
 */

import { TRAINING_DEFAULTS } from "../../protocol/document.js";
import { placesOf } from "./reading.js";

/** The tables that hold the kinds of a part. @type {Partial<Record<Part, Table>>} */
const TABLES = { optimizer: "optimizers", schedule: "schedules", initializer: "initializers" };
/** @type {Readonly<Record<Part, Readonly<Record<string, any>>>>} */
const DEFAULTS = TRAINING_DEFAULTS;
/** Two numbers of the tables that a document holds as one pair. */
export const BETAS = ["beta1", "beta2"];

/** @type {Training} */
const NOTHING = Object.freeze({});

/** What is written. @param {Document} document @returns {Training} */
export const trainingOf = (document) => document.training ?? NOTHING;

/** All of `training`, what is at its default too. @param {Document} document */
export const inFull = (document) => ({ ...TRAINING_DEFAULTS, ...trainingOf(document) });

/**
 * A part of `training` as it is written; what is at its default is not there.
 * @param {Document} document @param {Part} part
 */
export const partOf = (document, part) =>
  /** @type {Record<string, any>} */ (trainingOf(document)[part] ?? NOTHING);

/** The kind of the optimizer, the schedule or the initializer. @param {Document} document @param {Part} part */
export const kindOf = (document, part) => String(partOf(document, part).kind ?? DEFAULTS[part].kind);

/** The row of a kind in the tables, if the server knows it. @param {Operations} operations @param {Part} part @param {string} kind */
export const rowOf = (operations, part, kind) =>
  operations[TABLES[part] ?? "optimizers"].find(({ name }) => name === kind);

/** The names of all kinds of a part. @param {Operations} operations @param {Part} part */
export const kindsOf = (operations, part) => operations[TABLES[part] ?? "optimizers"].map(({ name }) => name);

/**
 * The numbers of the kind that a part has, in the order of its row.
 * @param {Document} document @param {Operations} operations @param {Part} part
 */
export const hyperOf = (document, operations, part) =>
  rowOf(operations, part, kindOf(document, part))?.hyper ?? [];

/**
 * A number that the document holds; null where it leaves the default.
 * @param {Document} document @param {Part} part @param {string} name as in the tables
 * @returns {number | null}
 */
export function numberOf(document, part, name) {
  const beta = BETAS.indexOf(name);
  const held = partOf(document, part);
  return (beta < 0 ? held[name] : held.betas?.[beta]) ?? null;
}

/**
 * The number in force: the document's, else the default of the kind.
 * @param {Document} document @param {Operations} operations @param {Part} part @param {string} name
 */
export const inForce = (document, operations, part, name) =>
  numberOf(document, part, name) ??
  hyperOf(document, operations, part).find((each) => each.name === name)?.default ??
  null;

/**
 * The fields of a part with one number set, or back at its default where it is null.
 * @param {Document} document @param {Operations} operations @param {Part} part
 * @param {string} name @param {number | null} value
 * @returns {Record<string, unknown>}
 */
export function withNumber(document, operations, part, name, value) {
  const held = partOf(document, part);
  const beta = BETAS.indexOf(name);
  if (beta < 0) return written({ ...held, [name]: value });
  const numbers = BETAS.map((each) => (each === name ? value : numberOf(document, part, each)));
  if (numbers.every((number) => number === null)) return written({ ...held, betas: null });
  const defaults = hyperOf(document, operations, part);
  const fallback = (/** @type {string} */ each) => defaults.find(({ name }) => name === each)?.default ?? 0;
  return written({ ...held, betas: numbers.map((number, at) => number ?? fallback(BETAS[at])) });
}

/** Without what is null. @param {Record<string, unknown>} fields */
export const written = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** Whether a kind has a number, by its name in a document. @param {Operations} operations @param {Part} part @param {string} kind @param {string} field */
export function hasField(operations, part, kind, field) {
  const names = rowOf(operations, part, kind)?.hyper.map(({ name }) => name) ?? [];
  return names.includes(field) || (field === "betas" && names.includes(BETAS[0]));
}

/** @param {Document} document @param {Operations} operations */
export const optimizerRow = (document, operations) =>
  operations.optimizers.find(({ name }) => name === kindOf(document, "optimizer"));

/**
 * The learning rate before any schedule: the document's, else the optimizer's own.
 * @param {Document} document @param {Operations} operations
 */
export const learningRate = (document, operations) =>
  numberOf(document, "optimizer", "learning_rate") ??
  optimizerRow(document, operations)?.learning_rate ??
  Number.NaN;

/** Whether every iteration has the same learning rate. @param {Document} document */
export const hasConstantRate = (document) =>
  kindOf(document, "schedule") === "constant" && numberOf(document, "warm_up", "total_iters") === null;

/** @param {Document} document */
export const isSequential = (document) => inFull(document).update === "sequential";

/**
 * How many samples the batch of an iteration has: the last of an epoch may have fewer.
 * @param {Document} document @param {number} iteration counted from 1
 */
export function batchCount(document, iteration) {
  const samples = placesOf(document, "train").length;
  const size = Math.min(inFull(document).batch_size, samples);
  const batches = Math.ceil(samples / Math.max(1, size));
  return Math.min(size, samples - ((Math.max(1, iteration) - 1) % Math.max(1, batches)) * size);
}

/** Whether anything changes the gradients before the optimizer has them. @param {Document} document */
export const hasPenalty = (document) =>
  PENALTIES.some((name) => (numberOf(document, "penalty", name) ?? 0) > 0);

/** @param {Document} document */
export const isClipped = (document) => CLIPS.some((name) => numberOf(document, "clip", name) !== null);

const PENALTIES = ["l1", "l2"];
const CLIPS = ["clip_value", "max_norm"];

/**
 * Whether the update is plain descent, w − η·∂L/∂w with the gradient that the iteration shows.
 * @param {Document} document
 */
export const isPlain = (document) =>
  kindOf(document, "optimizer") === "sgd" &&
  (numberOf(document, "optimizer", "weight_decay") ?? 0) === 0 &&
  !hasPenalty(document) &&
  !isClipped(document) &&
  !isSequential(document);
