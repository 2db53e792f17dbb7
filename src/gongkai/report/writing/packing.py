"""Office files whose bytes depend on their content alone (确定性打包).

DOCX and XLSX are zip archives; the libraries that write them stamp the hour into the archive and
into its properties. Packed again without it, the same report gives the same bytes.
"""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can state."""

PROPERTIES = "docProps/core.xml"
STAMPS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def packed(archive: bytes) -> bytes:
    """The same archive with no time in it, every part compressed alike."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, _timeless(name, source.read(name)))
    return out.getvalue()


def _timeless(name: str, content: bytes) -> bytes:
    return STAMPS.sub(b"", content) if name == PROPERTIES else content
