"""Numbers that usual mistakes lead to, and those that are copied in place of a gradient. Knows no equations."""
