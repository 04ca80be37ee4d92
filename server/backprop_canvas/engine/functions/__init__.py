"""The functions that networks are made of: activations, losses, reductions, each with its derivative and LaTeX. Knows
nothing of graphs."""
