"""gongkai · 政府信息公开: the law's clocks, the report that adds up, the office at work."""

__version__ = "0.1.0"
