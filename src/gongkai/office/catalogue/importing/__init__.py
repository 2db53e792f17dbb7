"""Catalogues as workbooks (目录工作簿): written, read back, checked line by line."""
