"""The government gazette (政府公报): issues put together from documents that were published."""
