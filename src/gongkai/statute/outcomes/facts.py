"""What a file holds when its outcome is decided (案件事实): the material the guards judge."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from gongkai.statute.outcomes.leaf import Remedy


class BasisKind(Enum):
    """What sort of text an organ relies on (依据的效力层级)."""

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    RULE = "规章"
    NORMATIVE_DOCUMENT = "行政规范性文件"


NATIONAL = frozenset({BasisKind.LAW, BasisKind.ADMINISTRATIVE_REGULATION})
"""What arts. 14 and 36(7) accept."""


@dataclass(frozen=True)
class Basis:
    """The special text relied upon: its name, article and force (特别依据)."""

    kind: BasisKind
    name: str
    article: str = ""


@dataclass(frozen=True)
class Procedure:
    """A procedural letter to the applicant and what followed (程序性文书).

    `expires` is the last day of the period it set, `answered` when the applicant corrected,
    stated reasons or paid.
    """

    number: str
    served: date | None = None
    expires: date | None = None
    answered: date | None = None

    def lapsed(self, on: date) -> bool:
        """Whether it was served and its period ended before a day without an answer."""
        return self.answered is None and self.period_over(on)

    def period_over(self, on: date) -> bool:
        """Whether it was served and its period ended before a day."""
        return self.served is not None and self.expires is not None and self.expires < on

    def answered_by(self, on: date) -> bool:
        """Whether it was served and answered by a day."""
        return self.served is not None and self.answered is not None and self.answered <= on


@dataclass(frozen=True)
class EarlierReply:
    """An earlier application for the same information, and its reply (此前的答复)."""

    number: str
    answered: date | None
    same_applicant: bool = True


@dataclass(frozen=True)
class CaseFacts:
    """What the file holds. Whatever is missing stays at its default and fails its guard.

    - `decided`: the outcome's date; `today`: the day of checking; `received`: 收到申请之日.
    - `letter_number`, `numbers_taken`, `letter_remedy`: the letter's 文号, those already used,
      the class of its remedy paragraph; `withheld_not_information`: a partial grant that
      withholds only what is not government information.
    - `consultation_ended` or `consultation_needless`: G1. `not_separable`: G2.
      `searches`: how many search records, G3. `earlier`: G4. `reasons_notice` (P03): G5.
    - `correction_notice` (P02) and `good_reason`: G6 and G8. `fee_notice` (P10): G7.
    - `basis`: G9, G13. `leaks_content`, `states_level`, `level_publishable`: G11.
    - `discretion`: why the organ uses its discretion, G12. `remark`: free text.
    """

    outcome: str
    received: date
    decided: date
    today: date
    sub_kind: str = ""
    remark: str = ""
    letter_number: str = ""
    numbers_taken: frozenset[str] = field(default_factory=frozenset)
    letter_remedy: Remedy | None = None
    withheld_not_information: bool = False
    consultation_ended: date | None = None
    consultation_needless: str = ""
    not_separable: str = ""
    searches: int = 0
    earlier: EarlierReply | None = None
    reasons_notice: Procedure | None = None
    correction_notice: Procedure | None = None
    good_reason: str = ""
    fee_notice: Procedure | None = None
    basis: Basis | None = None
    leaks_content: bool = False
    states_level: bool = False
    level_publishable: bool = False
    discretion: str = ""
