"""Public pages raced against a bare Wagtail page (页面对比)."""
