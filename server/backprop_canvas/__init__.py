"""Backprop Canvas: draw a network, watch one iteration, ask where a gradient comes from."""
