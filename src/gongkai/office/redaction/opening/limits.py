"""How much of a file redaction takes on (限额)."""

from __future__ import annotations

from gongkai.office.redaction.sheets import TENTHS_PER_INCH, Unopened

DPI = 200
"""Dots per inch of the rebuilt pages: small print stays legible, a page stays below a megabyte."""

MOST_PAGES = 200
MOST_PIXELS = 40_000_000
"""Pixels of one page at DPI: A1 has 31 million."""

MOST_CHARACTERS = 500_000
"""Characters of all pages together."""


def pixels(tenths: int, *, dpi: int = DPI) -> int:
    """A length on the page in pixels (像素), at least one."""
    return max(1, round(tenths * dpi / TENTHS_PER_INCH))


def require_pages(count: int) -> None:
    """Refuse a file without pages or with too many."""
    if not count:
        raise Unopened("这个文件没有页面，请重新导出后再上传。")
    if count > MOST_PAGES:
        raise Unopened(f"这个文件有 {count} 页，一次最多处理 {MOST_PAGES} 页，请拆分后分别上传。")


def require_size(width: int, height: int, *, page: int) -> None:
    """Refuse a page that is too large to be rebuilt."""
    if pixels(width) * pixels(height) > MOST_PIXELS:
        shown = f"{width // 10}×{height // 10} 毫米"
        raise Unopened(f"第 {page} 页的幅面过大（{shown}），请缩印为 A3 以内后再上传。")


def require_characters(count: int) -> None:
    """Refuse a file with more text than any file of a case has."""
    if count > MOST_CHARACTERS:
        raise Unopened(f"这个文件的文字超过 {MOST_CHARACTERS // 10_000} 万字，请拆分后分别上传。")
