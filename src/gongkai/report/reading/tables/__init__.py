"""The three tables of a report out of its lines (表二, 表三, 表四): labels and headers decide.

`proactive`, `applications` and `remedies` are the doors; `records`, `headers`, `alignment`,
`placing` and `runs` are how they find which figure is which cell.
"""
