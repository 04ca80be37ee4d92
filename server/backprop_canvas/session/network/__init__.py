"""Turns a document into the engine's terms. Only here do a document's words meet the engine's tables."""
