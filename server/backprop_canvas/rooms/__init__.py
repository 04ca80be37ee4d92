"""Rooms: who is here, in which order things happen, and when a playing cursor moves. Owns the threads."""
