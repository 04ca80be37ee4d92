"""One line of training: its iterations, checkpoints and loss curve. Knows no members."""
