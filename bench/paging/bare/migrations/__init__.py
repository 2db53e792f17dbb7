"""The table of the article (迁移)."""
