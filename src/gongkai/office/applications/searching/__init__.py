"""Finding cases by their words (全文查找): an index of pairs of characters, checked on the text."""
