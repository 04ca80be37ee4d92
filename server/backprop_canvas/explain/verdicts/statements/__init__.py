"""What an equation is about; and equations that claim nothing about the gradient that is asked for: for a value, for
the derivative of an expression, for an expression in between. They may be true, and are no answer. Knows nothing of
paths."""
