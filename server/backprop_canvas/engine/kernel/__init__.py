"""The code that advances parameters. The same source runs interpreted, over lists, and compiled, over arrays, with
the same bits: scalar operations in one order, flat sequences, no exceptions, no recursion. A neuron's number is its
*rank*, its place in the plan's order. Knows no NumPy, no plan, no state between calls."""
