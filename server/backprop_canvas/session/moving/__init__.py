"""How members move in a run: by steps, to a place, by the clock, up to a breakpoint."""
