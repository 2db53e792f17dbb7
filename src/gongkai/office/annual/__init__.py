"""The annual report (年度报告): compiled from the records, checked, published."""
