"""How offices lay out their reports (版式): the variants that invented documents are made in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """How an office lays its report out; the defaults are the statutory form."""

    name: str
    zeros: str = "0"
    full_width: bool = False
    thousands: bool = False
    split: bool = False
    has_header: bool = True
    header_merged: bool = True
    remarks: bool = False
    gutter: bool = False
    short: bool = False
    spaced: bool = False
    misspelt: float = 0.0
    enumerators: str = "form"
    notes: bool = False
    no_totals: bool = False
    missing: int = 0
    shifted: float = 0.0
    surplus_zero: float = 0.0
    radicals: bool = False
    traditional: bool = False
    single_closed: bool = False
    consistent: bool = True
    headings: bool = True
    group_per_page: bool = False


LAYOUTS = (
    Layout("std"),
    Layout("wrong sums", consistent=False),
    Layout("blank zeros", zeros="", full_width=True, thousands=True),
    Layout("dash for zero", zeros="—"),
    Layout("slash for zero", zeros="/"),
    Layout("full width", full_width=True),
    Layout("thousands", thousands=True),
    Layout("split", split=True, short=True, spaced=True),
    Layout("no header", has_header=False),
    Layout("header not merged", header_merged=False),
    Layout("remarks and gutter", remarks=True, gutter=True),
    Layout("remarks, gutter, blanks", remarks=True, gutter=True, zeros=""),
    Layout("short labels", short=True),
    Layout("spaces in words", spaced=True),
    Layout("misspelt", misspelt=0.25),
    Layout("misspelt and short of rows", misspelt=0.2, missing=2),
    Layout("circled", enumerators="circled"),
    Layout("brackets", enumerators="brackets"),
    Layout("no enumerators", enumerators="none"),
    Layout("notes and units", notes=True),
    Layout("totals blank", no_totals=True),
    Layout("rows missing", missing=3),
    Layout("shifted", shifted=0.3),
    Layout("shifted, wrong sums", shifted=0.3, consistent=False),
    Layout("shifted, blank zeros", shifted=0.3, zeros=""),
    Layout("superfluous zeros", surplus_zero=0.3),
    Layout("superfluous zeros, wrong sums", surplus_zero=0.3, consistent=False),
    Layout("radicals", radicals=True),
    Layout("traditional", traditional=True),
    Layout("single 其他处理", single_closed=True),
    Layout("no headings", headings=False),
    Layout("groups cut by pages", group_per_page=True),
    Layout(
        "everything",
        zeros="",
        full_width=True,
        split=True,
        misspelt=0.1,
        enumerators="circled",
        spaced=True,
        radicals=True,
    ),
)

KINDS = ("html", "docx", "xlsx", "tabs", "markdown", "lines", "spaces", "run")
"""The kinds of file; the last four are text without a grid or with a doubtful one."""

SHORT = {
    "received": "一、本年新收",
    "carried_in": "二、上年结转",
    "partial": "（二）部分公开",
    "refused_prohibited": "2.法律行政法规禁止公开",
    "refused_third_party": "4.第三方合法权益",
    "unavailable_not_held": "1.本机关不掌握",
    "unavailable_needs_creation": "2.需要另行制作",
    "unavailable_unclear": "3.补正后仍不明确",
    "declined_petition": "1.信访举报投诉",
    "declined_publication": "3.公开出版物",
    "declined_reissue": "5.确认或重新出具",
    "closed_uncorrected": "1.逾期不补正",
    "closed_unpaid": "2.逾期未缴费",
    "carried_over": "四、结转下年度",
}
TRADITIONAL = str.maketrans(
    "复诉讼关类务过执构织维纠审结经费额单动规发废现许罚强题进况总体项业会请数转办区处这属国权护稳询无没补当续议机应条与为门",
    "復訴訟關類務過執構織維糾審結經費額單動規發廢現許罰強題進況總體項業會請數轉辦區處這屬國權護穩詢無沒補當續議機應條與為門",
)
RADICALS = str.maketrans("行一人方用见长门", "⾏⼀⼈⽅⽤⻅⻓⻔")
CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨"
TYPOS = "某任何末来去又"


@dataclass
class Grid:
    """Rows of (text, rows, columns) as a page writes them."""

    rows: list[list[tuple[str, int, int]]] = field(default_factory=list)
