"""What advances parameters, written so that the same source runs interpreted, over lists, and compiled, over
arrays, with the same bits: scalar operations in one order, flat sequences, no exceptions, no recursion. Numbers
lie by *rank*, a neuron's place in the plan's order. Knows no NumPy, no plan, no state between calls.
"""
