"""Where members are in a run, and how they move: seats, cursors, breakpoints."""
