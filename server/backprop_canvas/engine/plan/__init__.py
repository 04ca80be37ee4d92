"""A topology compiled: levels, the order of neurons, the micro-steps of an iteration. Knows no values."""
