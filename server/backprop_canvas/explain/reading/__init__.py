"""Turns a student's text into an expression. Knows names, but no graphs and no values."""
