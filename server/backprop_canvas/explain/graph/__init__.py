"""Derivatives along the graph: single ones, sums over paths, the walk, the fast algorithm. Knows no equations."""
