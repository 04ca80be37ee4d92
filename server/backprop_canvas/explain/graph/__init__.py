"""Derivatives along the graph: single ones, sums over paths, the dependency walk, the fast algorithm. Knows no
equations."""
