"""Proactive disclosure (主动公开): documents, their review, their publication and validity."""
