"""The durable copy of each network. Knows documents and the database; nothing of rooms, sockets and pages."""

from backprop_canvas.storage.networks import Store, StoredNetwork, open_store

__all__ = ["Store", "StoredNetwork", "open_store"]
