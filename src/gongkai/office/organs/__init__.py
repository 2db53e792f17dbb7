"""The organs (行政机关): their tree, their people, their roles, and who may see what."""
