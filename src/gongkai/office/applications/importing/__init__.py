"""Bringing cases of earlier years in from a workbook (导入往年案件): read, checked, then kept."""
