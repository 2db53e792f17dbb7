"""Documents in the back office (公开): the list, the editor, and the page of a document."""
