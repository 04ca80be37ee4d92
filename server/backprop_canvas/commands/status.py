"""The exit statuses of the program."""

DONE = 0
# `check` found the equation incorrect.
INCORRECT = 1
BAD_INPUT = 2
INTERRUPTED = 130
