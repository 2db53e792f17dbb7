"""Redaction in the back office (涂除): the list, the page of a file, its images and copies."""
