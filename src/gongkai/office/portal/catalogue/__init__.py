"""The catalogue for the public (公开目录): by catalogue, by organ, by entry; history, downloads."""
