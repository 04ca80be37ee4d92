"""Other places for the same network, at which an equation has to hold too. They are drawn so that every kink is seen
from both sides while what lies around it is alive. Knows no equations.
"""
