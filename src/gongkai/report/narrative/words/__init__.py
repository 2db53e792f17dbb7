"""From characters to words (字词): the text in ordinary characters, cut into words and clauses."""
