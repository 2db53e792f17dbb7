"""Remedies (行政复议、行政诉讼): cases against the organ's disclosure work, for table 4."""
