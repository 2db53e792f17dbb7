"""What the law leaves open: local practice (地方口径), each with its default.

Nothing here is law. An office that reads a point otherwise builds its own `LocalPractice`
and passes it along; what the law fixes cannot be changed this way (ADR 0012).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.statute.errors import BeyondTheLaw

GROUP_ORDER = ("refused", "unavailable", "declined", "closed")


@dataclass(frozen=True)
class LocalPractice:
    """The points that are configuration.

    - `correction_days`: working days given to the applicant to correct (补正期限, art. 30 says
      only "reasonable").
    - `reasons_days`: working days to state reasons (说明理由期限, art. 35).
    - `interpretation_days`: working days within which an interpretation follows (解读).
    - `release_gap_days`: working days kept between serving P12 and releasing against a third
      party's wish; 0 is none.
    - `suspend_on_sending_day`: whether the day of sending a consultation is excluded too.
    - `online_confirms_on_submission`: whether the receipt page confirms an online application.
    - `township_report`: month and day by which townships publish their report.
    - `inquiry_remedy_first`: whether 行政查询 answers (三)8 need reconsideration first.
    - `carve_out_remedy_first`: whether a partial grant whose only withheld part is not
      government information needs reconsideration first.
    - `count_redecisions`: whether a decision redone after a remedy counts again in the year.
    - `principal_order`: which group of outcomes names an application with several results.
    - `categories`, `situations`: overrides of the tables of the same names, code to code.
    """

    correction_days: int = 10
    reasons_days: int = 10
    interpretation_days: int = 3
    release_gap_days: int = 0
    suspend_on_sending_day: bool = False
    online_confirms_on_submission: bool = False
    township_report: tuple[int, int] = (1, 31)
    inquiry_remedy_first: bool = False
    carve_out_remedy_first: bool = False
    count_redecisions: bool = False
    principal_order: tuple[str, ...] = GROUP_ORDER
    categories: Mapping[str, str] = field(default_factory=dict, hash=False)
    situations: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Refuse what no practice could mean."""
        for name in ("correction_days", "reasons_days", "interpretation_days"):
            if getattr(self, name) < 1:
                raise BeyondTheLaw(
                    f"地方口径中的期限“{name}”应至少为1个工作日，请改正。",
                    f"The local period {name} must be at least 1 working day.",
                )
        if self.release_gap_days < 0:
            raise BeyondTheLaw(
                "公开前的间隔期不能为负数，请改为0或正整数。",
                "The gap before release cannot be negative.",
            )
        if sorted(self.principal_order) != sorted(GROUP_ORDER):
            raise BeyondTheLaw(
                "多项结果的归类顺序应恰好包含不予公开、无法提供、不予处理、其他处理四类，请改正。",
                "The order of outcome groups must name each of the four groups once.",
            )


PRACTICE = LocalPractice()
"""The defaults."""
