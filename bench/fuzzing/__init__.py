"""Changed bytes for the readers, as many as one likes: what it finds are faults, not times."""
