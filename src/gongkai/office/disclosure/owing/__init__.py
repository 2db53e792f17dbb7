"""What each organ owes of its catalogue (公开责任): filed, counted, shown as matrix and list."""
