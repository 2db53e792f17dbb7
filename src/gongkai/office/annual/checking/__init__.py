"""The public check of any annual report (核对年报): read apart, shown marked, never kept."""
