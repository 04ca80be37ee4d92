"""Explain: where a number comes from, and whether an equation for it is right. Knows the engine, no names of
files, no sockets, no documents; names come in as a Vocabulary.
"""
