/**
 * What can be done, in words: for the list of keys, the menu on the drawing and the list of commands; and why something
 * cannot be done now. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const COMMANDS = Object.freeze({
  // time
  command_play: "Play or pause",
  command_play_back: "Play backwards or pause",
  command_step_on: "One step on",
  command_step_back: "One step back",
  command_phase_on: "On to the end of the phase",
  command_phase_back: "Back to the end of the phase before",
  command_page_on: "One step on, as a clicker does",
  command_page_back: "One step back, as a clicker does",
  command_restart: "Start of the iteration",
  command_end: "End of the iteration",
  command_pace_term: "Pace: by term",
  command_pace_neuron: "Pace: by neuron",
  command_pace_layer: "Pace: by layer",
  command_pace_iteration: "Pace: by iteration",
  command_pace_full: "Pace: full speed",

  // drawing
  command_tool_select: "Tool: select",
  command_tool_neuron: "Tool: neuron; again, the next role",
  command_tool_edge: "Tool: edge",
  command_tool_layer: "Tool: layer; again, the next role",
  command_place: "Place what the ghost shows",
  command_move_ghost: "Move the ghost",
  command_move_ghost_grid: "Move the ghost by a little",
  command_layer_count: "How many neurons the layer has",
  command_layer_more: "One neuron more, while a layer is drawn",
  command_layer_fewer: "One neuron fewer, while a layer is drawn",
  command_add_to_layer: "Add a neuron to its layer",
  command_remove_from_layer: "Remove the last neuron of its layer",
  command_connect_to: "Connect to a neuron by its name",
  command_make_network: "Make a network: layers, activation, loss",
  command_tool_hand: "Tool: hand, which moves the drawing",
  command_undo: "Undo",
  command_redo: "Redo",
  command_edit_value: "Change its value",
  command_edit_name: "Change its name, or the title",
  command_copy: "Copy",
  command_cut: "Cut",
  command_paste: "Paste",
  command_duplicate: "Duplicate",
  command_remove: "Remove",
  command_nudge: "Nudge what is selected",
  command_nudge_grid: "Move it by the grid",
  command_grow: "Grow a neuron from the selected one",
  command_align_column: "Align in a column",
  command_align_row: "Align in a row",
  command_equal_gaps: "Equal gaps",
  command_tidy: "Tidy: layers in columns, few crossings",

  // selecting
  command_select_all: "Select all",
  command_select_layer: "Select all of its layer",
  command_walk_edge: "Follow an edge",

  // view
  command_fit: "Fit the drawing",
  command_zoom_selection: "Zoom to what is selected",
  command_zoom_in: "Larger",
  command_zoom_out: "Smaller",
  command_zoom_full: "Full size, 100%",
  command_projector: "Projector on or off",
  zoom: "Size of the drawing",

  // asking and the page
  command_where: "Where this gradient comes from",
  command_check: "Check an equation of it",
  command_ask_first: "Ask first: a step hides its result until the next press",
  command_guess: "Answer what a step asks",
  command_mark_step: "Mark this step: what is said here",
  command_commands: "All commands",
  command_save_png: "Save as PNG",
  command_save_svg: "Save as SVG",
  command_copy_png: "Copy as PNG",
  command_copy_svg: "Copy as SVG",
  command_menu: "What can be done with what is selected",
  command_keys: "This list of keys",
  command_out: "Out of what is open",

  // why not now
  why_not_editable: "this drawing can be looked at here",
  why_nothing_asked: "no step asks anything",
  why_no_step: "the card of a step is not open",
  why_no_selection: "nothing is selected",
  why_fewer_than_1: "no neuron is selected",
  why_fewer_than_2: "needs two neurons",
  why_fewer_than_3: "needs three neurons",
  why_by_key: "only by its keys here",
  why_not_blank: "only in a blank drawing",
  why_no_undo: "nothing to undo",
  why_no_redo: "nothing to redo",
  why_projected: "the drawing is projected",

  // a value on the drawing itself
  in_place_value: "Value of {name}",
  in_place_several: "One value for all {count}",
  in_place_name: "Name of {name}",
  in_place_reads: "reads {value}",
  in_place_keys: "Enter keeps it, Esc leaves {old}.",
  in_place_keep: "Enter keeps it.",
  in_place_before: "Keep it and edit the value before",
  in_place_after: "Keep it and edit the next value",
  in_place_sign: "Change the sign",
  in_place_size: "Size, from a tenth to ten times",
  value_left: "What was typed could not be read; {old} stays.",

  // pictures
  picture_title: "Picture",
  picture_part: "Of",
  picture_drawing: "the drawing",
  picture_selection: "the selection",
  picture_step: "the present step",
  picture_scale: "Size of a PNG",
  picture_size: "{width} × {height} pixels. An SVG is sharp at any size, and opens here again as a network.",
  picture_saved: "Saved as a file.",
  picture_nothing: "There is nothing to show yet.",

  // several at once
  several_old: "what was there",
  several_mixed: "mixed",
  several_range: "mixed, {from} to {to}",
  several_trainable: "Trainable: mixed",
  several_note: "What you set here holds for all of them. What is mixed stays as it is until then.",

  // the slip of commands
  slip_label: "Commands",
  slip_search: "What shall be done?",
  slip_count: "{count} of {all} commands",
  slip_foot: "↑ ↓ choose, Enter does it, Esc closes",
  slip_target: "To which neuron?",
  slip_count_targets: "{count} of {all} neurons",
  slip_no_target: "No neuron has this name.",
  slip_none: "No command has these words.",

  // the list of keys
  keys_time: "Time",
  keys_asking: "Questions",
  keys_drawing: "Drawing",
  keys_selecting: "Selecting",
  keys_view: "View",
  keys_page: "The page",
  key_blank: "Blank page on or off, while it is projected",
  key_pan: "Held, dragging moves the drawing",
  key_digits: "Begin the value of what is selected",
  keys_note:
    "Keys act anywhere but in a field or a list. Single keys can be switched off under Aa. A double-click on the name of a column selects its layer.",
});
