/**
 * A tidy drawing: layers in columns, rows at an even pitch, in the shape of the stage. It depends on neurons,
 * edges and the stage only, so to tidy twice changes nothing. Pure; must not know who moves the neurons.
 *
 * @import { Document } from "../../protocol/messages.js"
 *
 * @typedef {{ width: number, height: number }} Room for the centres of neurons, in pixels
 * @typedef {{ id: string, x: number, y: number }} Place of a neuron, in the document's units
 */

import { LOSS_AHEAD } from "../scene/bodies.js";
import { clamp } from "../scene/geometry.js";
import { columnsOf, linksOf } from "./columns.js";
import { ordered } from "./order.js";

/** Between columns: as in the templates; the least, which leaves room for a knob. */
const COLUMN = { usual: 290, least: 220 };
/** Between the rows of the longest column: room for a neuron, its bias and its label; and the most. */
const ROW = { least: 150, wide: 300, tall: 450 };
/** The most that a neuron takes up beside its middle: a part of a row, and in the document's units. */
const NEURON = { part: 0.36, most: 97 };
/** A shorter column is stretched by this: half a row stays free at its ends. */
const ENDS = 0.6;

/** @param {Document} document @param {Room} room @returns {Place[]} in document order */
export function tidyPlaces(document, room) {
  const { neurons } = document;
  const links = linksOf(document);
  const columns = ordered(columnsOf(document, links), links);
  const ahead = neurons.some(({ role }) => role === "output") ? LOSS_AHEAD : 0;
  const { across, down } = pitches(
    columns.map(({ length }) => length),
    room,
    ahead,
  );
  const most = Math.max(0, ...columns.map(({ length }) => length));
  const middle = (down * (most - 1)) / 2;
  const places = columns.flatMap((column, at) => {
    const pitch = even(pitchOf(column.length, most, down));
    return column.map((neuron, i) => ({
      neuron,
      id: neurons[neuron].id,
      x: at * across,
      y: middle + (i - (column.length - 1) / 2) * pitch,
    }));
  });
  return places.sort((a, b) => a.neuron - b.neuron).map(({ id, x, y }) => ({ id, x, y }));
}

/** The pitch of a column of `count` neurons, if the longest has `most` at pitch `down`. @param {number} count @param {number} most @param {number} down */
const pitchOf = (count, most, down) => (count === most ? down : (down * (most - 1)) / (count - 1 + ENDS));

/**
 * The distances between columns and between the rows of the longest one.
 * @param {readonly number[]} counts @param {Room} room @param {number} ahead the room of L
 */
function pitches(counts, { width, height }, ahead) {
  const [gaps, rows] = [Math.max(counts.length - 1, 1), Math.max(...counts, 2) - 1];
  const shape = Math.max(width, 1) / Math.max(height, 1);
  const wideAt = (/** @type {number} */ across) => gaps * across + ahead;
  // A drawing that is too wide for the stage gives way between its columns first, then between its rows.
  const fitting = (width - ahead) / gaps;
  const columns = Math.min(COLUMN.usual, Math.max(COLUMN.least, fitting));
  const down = clamp(wideAt(columns) / shape / rows, ROW.least, shape < 1 ? ROW.tall : ROW.wide);
  const filling = (down * rows * shape - ahead) / gaps;
  const steep = steepest(down) * down * tallest(counts, rows + 1);
  const wider = down === ROW.least ? filling : 0;
  return { across: Math.ceil(Math.max(columns, wider, steep)), down: even(down) };
}

/** How far apart columns stand, as a part of an edge's height, so that it passes the neuron next to its end. @param {number} down */
function steepest(down) {
  const part = Math.min(NEURON.part, NEURON.most / down);
  return part / Math.sqrt(1 - part * part);
}

/** The height of the steepest edge between neighbouring columns, in rows. @param {readonly number[]} counts @param {number} most */
function tallest(counts, most) {
  const heights = counts.map((count) => (count - 1) * pitchOf(count, most, 1));
  return Math.max(0, ...heights.slice(1).map((height, i) => (height + heights[i]) / 2));
}

/** The nearest even number: half of it is a whole one. @param {number} value */
const even = (value) => 2 * Math.round(value / 2);
