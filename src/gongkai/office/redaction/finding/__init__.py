"""Finding (查找): words and numbers on the pages that should perhaps be painted out."""
