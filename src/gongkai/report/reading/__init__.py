"""Reading reports out of files (读取年度报告): `read` and `read_bytes` are the only doors.

The format is told by the content, never by the file's name. A reader never guesses silently:
a cell is what was printed, or None, or carries a doubt in `report.reading`.
"""

from gongkai.report.reading.door import read, read_bytes

__all__ = ["read", "read_bytes"]
