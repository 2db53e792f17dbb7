"""The text of a published document to take along (下载文本): as Word and as PDF, made on demand."""
