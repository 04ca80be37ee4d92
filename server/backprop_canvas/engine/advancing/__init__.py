"""Training: what it is set up with, and the one function that advances parameters, interpreted or compiled. Knows no
documents and has no clock.
"""
