"""From a document to what the engine computes with. Here alone its words meet the engine's tables."""
