"""The one change that would make an equation right, found where the mistake stands. Knows values and trees; makes no
sentences."""
