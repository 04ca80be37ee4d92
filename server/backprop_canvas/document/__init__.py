"""The document: what a person drew, authored and set. Knows the file format, nothing of the engine."""
