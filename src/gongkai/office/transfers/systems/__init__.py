"""Other systems that bring documents in (对方系统): their tokens, and the interface they call."""
