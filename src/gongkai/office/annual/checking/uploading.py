"""Receiving files in memory only (接收文件): nothing of them ever touches a disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
"""The largest file that is looked at; a scanned report is seldom above ten megabytes."""

MOST_REQUEST = 2 * MOST_BYTES + 4 * MEGABYTE
"""The largest request that is received at all: two files and a pasted text."""


class InMemory(FileUploadHandler):
    """Keeps a file in memory; of one that is too large it keeps only how large it is."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._data = BytesIO()
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; pieces beyond the limit are let go."""
        self._received += len(raw_data)
        if self._received <= MOST_BYTES:
            self._data.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or an empty one that states the size of what was too large."""
        if file_size > MOST_BYTES:
            self._data = BytesIO()
        self._data.seek(0)
        return InMemoryUploadedFile(
            self._data,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
