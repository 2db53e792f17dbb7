"""Guides and rules (指南、制度) in versions: each kept, dated, compared with the one before."""
