"""Tokens in place of tokens: one way of writing where there are several. Parses nothing."""
