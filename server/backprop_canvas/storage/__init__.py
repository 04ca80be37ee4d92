"""The durable copy of each network. Knows documents and the database; nothing of rooms, sockets and pages."""

from backprop_canvas.storage.kept import KeptNetwork, MadeEdit
from backprop_canvas.storage.networks import Link, Store, StoredNetwork, open_store

__all__ = ["KeptNetwork", "Link", "MadeEdit", "Store", "StoredNetwork", "open_store"]
