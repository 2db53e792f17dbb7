"""Template tags of the theme (模板标签)."""
