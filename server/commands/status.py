"""The exit statuses of the program."""

DONE = 0
BAD_INPUT = 2
INTERRUPTED = 130
