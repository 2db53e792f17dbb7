"""The annual report as a document (年度报告): read it, check it, lay it out, add it up."""
