"""What the command line prints and the package's functions return: trace, train, explain, check, as plain dicts with
types. Prints nothing, and reads no file but the compiled kernel.
"""
