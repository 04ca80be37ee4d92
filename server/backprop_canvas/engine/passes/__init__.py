"""The traced passes: forward and backward for one sample, as values; and a check of gradients by differences."""
