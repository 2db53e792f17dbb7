"""Running the office (运行): the folder it keeps, its first start, its server, checks, backups."""
