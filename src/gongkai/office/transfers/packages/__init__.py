"""Packages of documents (迁入包): a workbook, its files, and what they say."""
