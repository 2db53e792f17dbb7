"""Workbooks that go out and come in (工作簿): the same checks and the same care in every room."""
