"""How parameters move: optimizers, schedules, batches, and the one function that advances them."""
