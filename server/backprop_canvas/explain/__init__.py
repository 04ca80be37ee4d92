"""Explain: where a number comes from, and whether an equation for it is right. It knows the engine, but no file names,
sockets or documents. Names come in as a Vocabulary.
"""
