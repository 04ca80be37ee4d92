"""Data sets that are made: each by a formula, a number of samples, noise and a seed. Knows no networks
and no documents."""
