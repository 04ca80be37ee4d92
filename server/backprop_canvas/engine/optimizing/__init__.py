"""The optimizers, by which a parameter moves, and the schedules of the learning rate."""
