"""What the command line prints, as plain dicts and text: trace, train, explain, check. Reads and prints nothing."""
