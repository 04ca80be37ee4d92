"""A student's text as an expression. Knows names, nothing of graphs or values."""
