"""The narrative with the words marked that findings are about (正文标注)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gongkai.report.annotating.places import Span
from gongkai.report.annotating.remarks import worst
from gongkai.report.writing.layout import NOT_TEXT, clean, is_subheading


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a part as HTML, and whether each is a heading of the second level."""
    start = 0
    for line in text.splitlines(keepends=True):
        begin = start + len(line) - len(line.lstrip())
        start += len(line)
        end = begin + len(line.strip())
        inside = [span for span in spans if span.start < end and begin < span.end]
        if inside or clean(text[begin:end]):
            yield _marked(text, (begin, end), spans=inside), is_subheading(clean(line))


def _marked(text: str, line: tuple[int, int], *, spans: Sequence[Span]) -> str:
    begin, end = line
    edges = {edge for span in spans for edge in (span.start, span.end) if begin < edge < end}
    cuts = sorted(edges | {begin, end})
    return "".join(
        _piece(text, (start, stop), spans=spans)
        for start, stop in zip(cuts, cuts[1:], strict=False)
    )


def _piece(text: str, cut: tuple[int, int], *, spans: Sequence[Span]) -> str:
    """A stretch of words that lies wholly inside or outside each span, and the flags at its end."""
    start, stop = cut
    words = escape(NOT_TEXT.sub("", text[start:stop]))
    over = [span for span in spans if span.start <= start and stop <= span.end]
    if not over:
        return words
    kind = worst([span.remark for span in over])
    ending = "".join(span.remark.flag(named=True) for span in over if span.end == stop)
    return f'<mark class="gk-marked gk-marked--{kind}">{words}</mark>{ending}'
