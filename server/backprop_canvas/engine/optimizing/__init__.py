"""The tables of optimizers and schedules: how one parameter moves, and by which learning rate."""
