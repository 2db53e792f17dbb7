"""The public portal (门户): home, the 政府信息公开 column, and what every page shares."""
