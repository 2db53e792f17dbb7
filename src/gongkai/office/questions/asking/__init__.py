"""The public pages of questions (公众页面): ask, keep the receipt, follow, read the answers."""
