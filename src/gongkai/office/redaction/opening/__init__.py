"""Opening (打开文件): a PDF, an image or an Office file as pages with their words."""
