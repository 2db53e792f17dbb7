"""What the bench of search is made of: texts, queries with their true totals, engines, figures."""
