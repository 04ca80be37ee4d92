/**
 * People: what they are called, who is here, following somebody, being moved by what somebody changes, what the network
 * was before. Part of the catalogue in lib/say.js.
 */

/** Trees, birds and things by the sea: short, and nobody's name. */
const FRIENDLY =
  "Maple Otter Heron Birch Cedar Finch Pebble Willow Robin Lotus Badger Clover Juniper Wren Hazel Puffin Aspen Coral Falcon Fern Linden Magpie Nettle Osprey Poppy Quail Rowan Sparrow Thistle Walnut Alder Beaver Cricket Dahlia Egret Ginkgo Hawk Iris Jay Kestrel Larch Marten Newt Orchid Plover Reed Salmon Teal Elm Vole Yarrow Acorn Bramble Cypress Dolphin Elder Gull Holly Ibis Lark Mallow Oak Pine Raven Sage Tern Heather Lynx Mole Myrtle Swift Tulip Viola Weasel Bison Crane Daisy Ermine Foxglove Gannet Hare Ivy Lupin Moss Olive Peony Seal Stork Trout Zinnia Toad Bream Curlew Dove Stoat Sorrel".split(
    " ",
  );

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const FOLLOW = Object.freeze({
  friendly_name: (/** @type {{ number: number }} */ { number }) => FRIENDLY[number % FRIENDLY.length],
  following: "Following {name}",
  following_left: "You look by yourself.",
  follow_again: "Follow again",
  edited_by: "{who} {what}",
  moved_by: "{who} {what}, so a new run starts here.",
  moved_goes_on: "{who} {what}. The run goes on, from iteration {iteration}.",
  changed_value: "set {name} to {value}",
  changed_samples: "changed the samples",
  changed_training: "changed the training settings",
  changed_loss: "changed the loss",
  changed_title: "changed the title",
  changed_places: "moved neurons",
  changed_added: "drew {names}",
  changed_removed: "deleted {names}",
  changed_network: "changed the network",
  undo_theirs: "Undo",
  somebody: "Somebody",
  people_here: "Here now",
  you_here: "You",
  person_edits: "edits",
  person_presents: "presents",
  person_looks_on: "looks on",
  person_follows_you: "follows you",
  others_here: ({ count, following }) =>
    following === count
      ? `${count} others follow you`
      : following > 0
        ? `${count} others, ${following} follow you`
        : `${count} others`,
  your_name: "Your name",
  pointer_of: "{name}, edits",
  comes: "{name} is here.",
  leaves: "{name} has left.",
  history: "History",
  history_empty: "Nothing has been changed yet.",
  history_unreachable: "The history cannot be read at the moment.",
  history_hidden:
    "An earlier version could show what is still asked for. It opens once you look by yourself.",
  history_older: "Older versions",
  history_now: "Now",
  version_edits: ({ count }) => (count === 1 ? "1 edit" : `${count} edits`),
  version_first: "the beginning",
  version_name: "Name of this version",
  version_shown: "{when}, {who}",
  version_shown_first: "{when}, the beginning",
  version_stale: "Not the present drawing",
  version_restore: "Restore this version",
  version_restore_note: "It comes back as an edit, which can be undone.",
  version_back: "Back to now",
  version_loading: "Reading this version.",
  why_past: "an earlier version is shown",
});
