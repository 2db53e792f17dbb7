"""Word templates (文书模板): made from a text, inspected when uploaded, merged with a case."""
