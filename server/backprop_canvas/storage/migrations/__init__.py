"""The steps by which the tables came to be what they are, oldest first."""

# The newest step. A database that names it is opened without looking at the steps at all.
HEAD = "0005"
