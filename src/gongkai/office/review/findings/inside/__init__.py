"""Inside of files (文件内部): what a reader does not see on the page and a stranger can find."""
