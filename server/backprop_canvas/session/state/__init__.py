"""What a session holds: the document at a revision, the present run, the seats with their cursors; and what members
still lack of it. Decides nothing.
"""
