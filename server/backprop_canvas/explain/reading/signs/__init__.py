"""Text as signs: which kinds of token there are, which spelling makes which, and why a text cannot be read. Knows no
names."""
