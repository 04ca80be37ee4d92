"""What a verdict consists of: findings with their words, the judgement as a value, expressions written out. Judges
nothing."""
