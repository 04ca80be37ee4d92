"""Finds the equations in a pasted text, with prose, numbering and marks around them. Parses nothing."""
