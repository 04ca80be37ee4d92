"""Connections below Socket.IO: who comes in and when, how bytes are read, which clients there are. Knows no message."""
