"""Guides and rules for the public (指南、制度): every version, and what changed since."""
