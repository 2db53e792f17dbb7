"""Charts of a report as SVG (图): who applied, and how the applications ended.

Each is drawn once from the report and is the same on the portal's page, in HTML and in PDF.
A chart has a title, a description in words and its figures as rows, so that nobody needs to see
it; every bar carries its label and its number, so that no colour says anything alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from gongkai.report.form import APPLICANTS, Group
from gongkai.report.model import AnnualReport, Value
from gongkai.report.writing.layout import clean, title, words

WIDTH = 480
"""Width of every chart in its own units; it is scaled to the place it stands in."""

LABELS = 108
"""Room for the labels on the left."""

NUMBERS = 136
"""Room for the longest bar's number on the right."""

ROW, BAR, TEXT = 34, 20, 15
"""Height of a row, of its bar, and of its words."""

UNIT = "件"


@dataclass(frozen=True, slots=True)
class Palette:
    """Fonts and colours of a chart (配色); on a page the site's tokens, on paper plain values."""

    fonts: str
    ink: str
    quiet: str
    bar: str
    line: str


ON_PAGE = Palette(
    "var(--gk-sans, sans-serif)",
    "var(--gk-ink, #1c2430)",
    "var(--gk-ink-2, #4a5565)",
    "var(--gk-blue, #134a8e)",
    "var(--gk-line, #d9dee6)",
)
ON_PAPER = Palette(
    "Noto Sans SC, Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif",
    "#1c2430",
    "#4a5565",
    "#134a8e",
    "#d9dee6",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar (一项): its label, its number (None where unknown), its share of the whole."""

    label: str
    value: Value
    share: str

    @property
    def figure(self) -> str:
        """The number beside the bar, with its unit and share: 12 件 · 75.0%."""
        if self.value is None:
            return "未填"
        return f"{words(self.value)} {UNIT}" + (f" · {self.share}" if self.share else "")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one report (图): what it shows, in words and as rows, and its drawing."""

    key: str
    of: str
    heading: str
    bars: tuple[Bar, ...]

    @property
    def title(self) -> str:
        """Whose chart it is, and of what."""
        return f"{self.of}：{self.heading}"

    @property
    def caption(self) -> str:
        """What stands under the drawing on paper, with the way to its table."""
        return f"{self.heading}（单位：{UNIT}；数据见上表）"

    @property
    def description(self) -> str:
        """What the chart shows, as a sentence for those who cannot see it."""
        return "；".join(f"{bar.label} {bar.figure}" for bar in self.bars) + "。"

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """The table beside the chart: label, number, share; blank where unknown."""
        return tuple((bar.label, words(bar.value), bar.share) for bar in self.bars)

    def svg(self, palette: Palette = ON_PAGE, *, prefix: str = "") -> str:
        """The drawing; `prefix` keeps the ids of several reports on one page apart."""
        return _drawing(self, palette, f"{prefix}{self.key}")


def charts(report: AnnualReport) -> tuple[Chart, ...]:
    """The charts worth drawing: none where no application was received or handled."""
    drawn = (applicants(report), outcomes(report))
    return tuple(chart for chart in drawn if any(bar.value for bar in chart.bars))


def applicants(report: AnnualReport) -> Chart:
    """Applications received in the year, by kind of applicant (申请人情况)."""
    values = [(kind.label, report[f"applications.received.{kind.key}"]) for kind in APPLICANTS]
    return Chart("applicants", title(report), "本年新收申请的申请人", _bars(values))


def outcomes(report: AnnualReport) -> Chart:
    """Applications handled in the year, by group of outcomes (办理结果)."""
    values = [(_name(group), _sum(report, group)) for group in report.form.groups]
    return Chart("outcomes", title(report), "本年度办理结果", _bars(values))


def leaves(report: AnnualReport) -> Chart:
    """Applications handled, by each outcome of the form that occurred or is blank (具体情形)."""
    rows = [(row.label, report[f"applications.{row.key}.total"]) for row in report.form.outcomes]
    values = [(_short(label), value) for label, value in rows if value != 0]
    return Chart("leaves", title(report), "本年度办理结果的具体情形", _bars(values))


def _sum(report: AnnualReport, group: Group) -> Value:
    """The total of a group; unknown as soon as one of its rows is."""
    total: int | Decimal = 0
    for row in group.rows:
        value = report[f"applications.{row.key}.total"]
        if value is None:
            return None
        total += value
    return total


def _name(group: Group) -> str:
    return _short(group.label or group.rows[0].label)


def _short(label: str) -> str:
    """A label without its enumerator and its bracketed explanation: 予以公开."""
    bare = label.removeprefix("（").split("）", 1)[-1] if label.startswith("（") else label
    return bare.split("（")[0].lstrip("0123456789.")


def _bars(values: list[tuple[str, Value]]) -> tuple[Bar, ...]:
    whole = sum((value for _, value in values if value is not None), 0)
    return tuple(Bar(label, value, _share(value, whole)) for label, value in values)


def _share(value: Value, whole: int | Decimal) -> str:
    if value is None or value <= 0:
        return ""
    share = (Decimal(value) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share}%"


def _drawing(chart: Chart, palette: Palette, name: str) -> str:
    height = ROW * len(chart.bars) + 12
    most = max((bar.value for bar in chart.bars if bar.value is not None), default=0)
    lines = "".join(
        _line(bar, palette, top=6 + ROW * number, most=Decimal(most))
        for number, bar in enumerate(chart.bars)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" '
        f'aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
        f'<title id="{escape(name)}-title">{escape(chart.title)}</title>'
        f'<desc id="{escape(name)}-desc">{escape(clean(chart.description))}</desc>'
        f'<g font-family="{escape(palette.fonts)}" font-size="{TEXT}">'
        f'<path d="M{LABELS} 0V{height}" stroke="{palette.line}" stroke-width="2"/>'
        f"{lines}</g></svg>\n"
    )


def _line(bar: Bar, palette: Palette, *, top: int, most: Decimal) -> str:
    length = _length(bar.value, most)
    middle = top + ROW // 2
    shape = (
        f'<rect x="{LABELS}" y="{middle - BAR // 2}" width="{length}" height="{BAR}" rx="2" '
        f'fill="{palette.bar}"/>'
        if length
        else ""
    )
    return (
        f'<text x="{LABELS - 12}" y="{middle}" dy="0.36em" text-anchor="end" '
        f'fill="{palette.ink}">{escape(bar.label)}</text>{shape}'
        f'<text x="{LABELS + length + 10}" y="{middle}" dy="0.36em" '
        f'fill="{palette.quiet if not bar.value else palette.ink}">{escape(bar.figure)}</text>'
    )


def _length(value: Value, most: Decimal) -> int:
    """How long a bar is; anything above zero shows at least a sliver."""
    if value is None or value <= 0:
        return 0
    return max(2, int(Decimal(value) * (WIDTH - LABELS - NUMBERS) / most))
