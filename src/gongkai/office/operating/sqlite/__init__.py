"""SQLite as the office talks to it (数据库后端): Django's own, with one step made once."""
