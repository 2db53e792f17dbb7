"""Rebuilding (重制): each page as one image with its boxes black, in a new file."""
