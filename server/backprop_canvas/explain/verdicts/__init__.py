"""The verdict on an equation: what it is about, what is right in it, and which mistake stands where."""
