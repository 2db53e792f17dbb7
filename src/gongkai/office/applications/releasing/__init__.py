"""Releasing (区分处理): from a case to files given in part, and from there to the applicant."""
