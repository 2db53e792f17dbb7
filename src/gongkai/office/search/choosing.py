"""Which engine, and where it keeps its index (检索引擎的选择): `GONGKAI_SEARCH_URL`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCHEMES = ("tantivy", "sqlite")


@dataclass(frozen=True, slots=True)
class Place:
    """An engine by its scheme, and the folder of its indexes (索引位置)."""

    scheme: str
    folder: Path


def place(url: str, *, home: Path) -> Place:
    """The place that a URL names; an empty one is tantivy in `home`.

    Raises ValueError with a sentence for anything else.
    """
    parts = urlsplit(url or "tantivy:")
    if parts.scheme not in SCHEMES or parts.netloc:
        message = (
            f"GONGKAI_SEARCH_URL 写作“{url}”，不能识别：请写 tantivy: 或者 sqlite:，"
            "后面可以加目录，例如 tantivy:///srv/gongkai/search；不写则为 tantivy。"
        )
        raise ValueError(message)
    folder = Path(unquote(parts.path)) if parts.path else home / "search"
    if not folder.is_absolute():
        message = f"GONGKAI_SEARCH_URL 的目录“{parts.path}”不是绝对路径，请从 / 写起。"
        raise ValueError(message)
    return Place(parts.scheme, folder / parts.scheme)
