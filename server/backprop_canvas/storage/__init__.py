"""The durable copy of each network. Knows documents and the database; nothing of rooms, sockets and pages."""

from backprop_canvas.storage.draft import Draft
from backprop_canvas.storage.kept import KeptNetwork, MadeEdit
from backprop_canvas.storage.networks import Link, Network, Store, StoredNetwork, open_store
from backprop_canvas.storage.past import Past, Version, Versions

__all__ = [
    "Draft",
    "KeptNetwork",
    "Link",
    "MadeEdit",
    "Network",
    "Past",
    "Store",
    "StoredNetwork",
    "Version",
    "Versions",
    "open_store",
]
