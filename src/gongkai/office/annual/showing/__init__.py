"""How a report is shown (报告展示): its tables with their links, what a cell means, its files."""
