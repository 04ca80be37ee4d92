"""Draws networks, writes right and wrong equations for them, and decides which they are. It shares nothing with the
checker: its forward and backward pass, its formulas and its places are its own.
"""
