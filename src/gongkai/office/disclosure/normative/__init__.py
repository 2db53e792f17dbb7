"""Keeping normative documents (规范性文件管理): their number, their end, what explains them."""
