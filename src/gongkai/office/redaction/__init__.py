"""Redaction (涂除): what is withheld is painted out, the file rebuilt, and the result proved."""
