"""What is counted and said of a year (年度数据): conditions, figures of part one, its draft."""
