"""Several cases at once (批量办理): looked at one by one first, then done one by one."""
