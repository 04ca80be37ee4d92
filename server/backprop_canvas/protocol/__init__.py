"""The wire: every message declared once, here; the page's types and constants are generated from it."""
