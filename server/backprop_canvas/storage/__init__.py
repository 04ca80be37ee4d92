"""The durable copy of each network, and who may do what with it. Knows documents and the database; nothing of rooms,
sockets and pages."""

from backprop_canvas.storage.catalogue import Listed
from backprop_canvas.storage.draft import Draft
from backprop_canvas.storage.giving import Links, links_of
from backprop_canvas.storage.handles import new_draft, own_draft, template_of
from backprop_canvas.storage.kept import KeptNetwork, MadeEdit
from backprop_canvas.storage.networks import Store, StoredNetwork, open_store
from backprop_canvas.storage.past import Past, Version, Versions
from backprop_canvas.storage.persons import Person, may_be_secret, new_person
from backprop_canvas.storage.rights import Link, Right

__all__ = [
    "Draft",
    "KeptNetwork",
    "Link",
    "Links",
    "Listed",
    "MadeEdit",
    "Past",
    "Person",
    "Right",
    "Store",
    "StoredNetwork",
    "Version",
    "Versions",
    "links_of",
    "may_be_secret",
    "new_draft",
    "new_person",
    "open_store",
    "own_draft",
    "template_of",
]
