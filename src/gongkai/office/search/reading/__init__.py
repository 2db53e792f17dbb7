"""The text of files that hang on what is published (附件文本), read in a process apart."""
