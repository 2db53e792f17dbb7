"""The public pages of interviews, topics and guides to services (访谈、专题、办事指南)."""
