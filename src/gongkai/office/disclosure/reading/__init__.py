"""Published documents as the public reads them (公众查阅): lists, the page, files, view counts."""
