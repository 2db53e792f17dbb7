"""The law as code (法规): dates in, dates out. Standard library only."""
