"""Stories of questions: what a step asks, equations, walks, what else can be done with an answer."""
