"""Names that textbooks use, by their role: ŷ is an output, a_1^{(2)} a neuron of a layer. Knows layouts, no graphs
and no values."""
