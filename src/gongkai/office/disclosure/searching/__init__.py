"""Searching what is published (检索): from the index, loaded again as what the visitor may see."""
