"""What follows a document: its interpretation, and what became of opinions that were asked for."""
