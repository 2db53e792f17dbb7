"""What is printed on the pages of a PDF (页面标记): characters and lines, as pdfium gives them."""
