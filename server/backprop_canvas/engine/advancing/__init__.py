"""Training: its settings, its state, and the one function that advances parameters, interpreted or compiled. Knows no
documents and has no clock."""
