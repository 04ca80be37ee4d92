"""Explain, checked against differences, against dual numbers and by counting."""
