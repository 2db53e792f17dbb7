"""Public pages kept ready (页面缓存): in memory until the office acts, and as files."""
