"""Proactive disclosure (主动公开): documents, their validity, and the approval before release."""
