"""The information-processing fee (信息处理费): two tariffs, each progressive on the excess.

By item (按件) or by page (按量): the organ picks one for an application, never both.
Amounts are whole yuan.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import FEE_RULES, REGULATION, Article

NO_FEE = REGULATION.article(42)
ONE_STANDARD = FEE_RULES.article(3)
ITEM_TARIFF = FEE_RULES.article(4)
PAGE_TARIFF = FEE_RULES.article(5)
NO_REMEDY_WHILE_PAYABLE = FEE_RULES.article(7)

MOST_ITEMS = 100_000
"""More applications of one applicant in one month are taken for a slip of the pen."""


@dataclass(frozen=True)
class Band:
    """A band of a tariff: every unit above `above` costs `price` yuan, up to the next band."""

    above: int
    price: int


BY_PAGE = (Band(0, 0), Band(30, 10), Band(100, 20), Band(200, 40))
"""Pages of one application: 30 free, then 10, 20 and 40 yuan a page (art. 5)."""

BY_ITEM = (Band(0, 0), Band(10, 100), Band(30, 200))
"""Applications of one applicant in one calendar month: 10 free, then 100 yuan (art. 4)."""

ITEM_STEP = Band(10, 100)
"""From the 31st on, every further 10 applications cost 100 yuan more each (art. 4)."""


@dataclass(frozen=True)
class Tier:
    """One line of a working: units `first` to `last` at a price, in yuan."""

    first: int
    last: int
    price: int

    @property
    def count(self) -> int:
        """How many units."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """Their fee in yuan."""
        return self.count * self.price


@dataclass(frozen=True)
class Fee:
    """A fee and its working, tier by tier (计算过程). `unit` is 件 or 页."""

    units: int
    unit: str
    tiers: tuple[Tier, ...]
    article: Article

    @property
    def amount(self) -> int:
        """The whole fee in yuan."""
        return sum(tier.amount for tier in self.tiers)

    @property
    def working(self) -> tuple[str, ...]:
        """The working in Chinese, a line a tier, and the sum."""
        lines = (
            f"第{tier.first}至{tier.last}{self.unit}：{tier.count}{self.unit}×"
            f"{tier.price}元＝{tier.amount}元"
            for tier in self.tiers
        )
        return (*lines, f"合计{self.units}{self.unit}，{self.amount}元（{self.article}）")


def fee_by_page(pages: int) -> Fee:
    """The fee by quantity (按量计收) for the pages of one application, art. 5.

    Pages of different applications are not added up. Where the information is public already
    and the applicant is only told the way to it, this tariff does not apply.

    >>> fee_by_page(250).amount
    4700
    """
    _check(pages, "页数")
    return Fee(pages, "页", tuple(_tiers(pages, BY_PAGE)), PAGE_TARIFF)


def fee_by_item(items: int) -> Fee:
    """The fee by item (按件计收) for all applications of one applicant in a month, art. 4.

    >>> fee_by_item(31).amount
    2200
    """
    _check(items, "件数")
    return Fee(items, "件", tuple(_tiers(items, _item_bands(items))), ITEM_TARIFF)


def rate_of_item(ordinal: int) -> int:
    """What the n-th application of an applicant's month costs in yuan (第n件收费标准), art. 4.

    >>> rate_of_item(10), rate_of_item(11), rate_of_item(31), rate_of_item(100)
    (0, 100, 200, 800)
    """
    _check(ordinal, "件数")
    if ordinal < 1:
        raise BeyondTheLaw(
            "当月申请的序号从1开始，请改正。", "The ordinal of an application starts at 1."
        )
    return next(band.price for band in reversed(_item_bands(ordinal)) if ordinal > band.above)


def ordinal_in_month(received: date, earlier: Collection[date]) -> int:
    """Which application of the calendar month (自然月) one is, per applicant and organ.

    `earlier` are the receipt dates of the same applicant's applications registered before it,
    whatever tariff they were charged by (ADR 0016).
    """
    month = (received.year, received.month)
    return 1 + sum(1 for day in earlier if (day.year, day.month) == month)


def page_fee_applies(outcome: str, sub_kind: str = "") -> bool:
    """Whether the fee by quantity may be charged: something is supplied, not merely pointed at."""
    return outcome == "partial" or (outcome == "granted" and sub_kind == "supplied")


def _check(units: int, name: str) -> None:
    if not 0 <= units <= MOST_ITEMS:
        raise BeyondTheLaw(
            f"{name}应为0至{MOST_ITEMS}的整数，填写的是{units}，请改正。",
            f"Give a whole number from 0 to {MOST_ITEMS}, not {units}.",
        )


def _item_bands(items: int) -> tuple[Band, ...]:
    top = BY_ITEM[-1]
    steps = range(1, max(0, items - top.above - 1) // ITEM_STEP.above + 1)
    further = (
        Band(top.above + step * ITEM_STEP.above, top.price + step * ITEM_STEP.price)
        for step in steps
    )
    return (*BY_ITEM, *further)


def _tiers(units: int, bands: tuple[Band, ...]) -> Iterator[Tier]:
    ends = (*(band.above for band in bands[1:]), units)
    for band, end in zip(bands, ends, strict=True):
        if units > band.above:
            yield Tier(band.above + 1, min(units, end), band.price)
