"""A session's runs as named parts of bytes, which outlive the program: what to keep of them, and how they go on. Knows
no database and no time.
"""
