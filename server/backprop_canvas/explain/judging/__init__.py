"""Whether an expression is the derivative asked for, and which misconception it shows."""
