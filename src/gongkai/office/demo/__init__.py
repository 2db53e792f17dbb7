"""The demonstration office and its year (示范机关)."""
