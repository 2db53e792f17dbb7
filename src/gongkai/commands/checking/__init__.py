"""`gongkai report check` (核对年度报告): which files, judged how, shown to whom."""
