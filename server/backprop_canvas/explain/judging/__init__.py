"""What an expression is worth, whether it is the derivative asked for, and which change would make it so."""
