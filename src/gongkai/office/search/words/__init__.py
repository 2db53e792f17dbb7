"""Words as search takes them (检索词): one rule for texts and queries, synonyms, snippets."""
