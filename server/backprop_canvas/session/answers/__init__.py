"""Questions about what a member sees, and their answers. Changes nothing."""
