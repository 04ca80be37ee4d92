"""How quantities are named and written, in LaTeX and as text. Computes nothing."""
