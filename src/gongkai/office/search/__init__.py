"""Search (检索): any words of what is published, found at once, and nothing that is not public."""
