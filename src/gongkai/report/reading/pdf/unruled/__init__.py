"""Tables without ruling lines (无框线表格): columns and rows are what stands apart on the page."""

from gongkai.report.reading.pdf.unruled.sheets import Sheet, sheets

__all__ = ["Sheet", "sheets"]
