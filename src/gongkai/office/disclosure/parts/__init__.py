"""Parts of a document (组成部分): child rows that are reviewed with it and go out with it.

An interview has its time and guests, a guide to a service its papers and places, a topic its
blocks. Each sort is a table of its own; all of them are bound by the same digest, shown on the
same paper and kept by the same triggers as text and files.
"""
