"""What is known of a kind of letter (文书种类)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gongkai.statute import Article, Remedy


class Addressee(Enum):
    """To whom a letter goes (收件人)."""

    APPLICANT = "申请人"
    THIRD_PARTY = "第三方"
    ORGAN = "其他行政机关"
    UNIT = "协办单位"
    FILE = "存卷"


COMMON = ("organ", "unit", "address", "phone", "dated")
"""Fields that every letter has, whatever it is about (共同要素)."""

OF_THE_REQUEST = ("register_number", "received", "channel", "wanted", "applicant", "you")
"""Fields that every letter about an application may use (申请要素)."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter: what it is called, to whom, when, by when, what it must hold.

    - `used`: when it is sent; `limit`: by when, in words, "" where no period runs.
    - `act`: the kind of the event that sends it, `outcomes` the outcomes it tells of.
    - `series`: the word of its number (文号字头), "" where it has no number.
    - `basis`: what it must cite; `contents`: what it must hold beyond the common elements.
    - `needs`: fields without which it cannot be signed; `may`: fields it can use besides.
    - `remedy`: the class of its remedy paragraph; `reasons`: whether reasons must be given.
    """

    code: str
    name: str
    addressee: Addressee
    used: str
    contents: tuple[str, ...]
    needs: tuple[str, ...]
    basis: tuple[Article, ...] = ()
    limit: str = ""
    act: str = ""
    outcomes: tuple[str, ...] = ()
    series: str = ""
    may: tuple[str, ...] = ()
    remedy: Remedy = Remedy.NONE
    reasons: bool = False

    @property
    def is_reply(self) -> bool:
        """Whether it ends the application (答复类文书)."""
        return self.code.startswith("S")

    @property
    def tells_remedy(self) -> bool:
        """Whether it must carry a remedy paragraph (须告知救济途径)."""
        return self.remedy is not Remedy.NONE

    @property
    def has_salutation(self) -> bool:
        """Whether it begins with its addressee (有主送); forms and receipts do not."""
        return self.addressee is not Addressee.FILE

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that its template must use (必备字段)."""
        fields = ["organ", *self.needs]
        fields += ["number"] if self.series else []
        fields += ["addressee"] if self.has_salutation else []
        fields += ["dated"] if self.has_salutation else []
        fields += ["basis"] if self.basis and self.has_salutation else []
        fields += ["reasons"] if self.reasons else []
        fields += ["remedy"] if self.tells_remedy else []
        return tuple(dict.fromkeys(fields))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that its template may use (可用字段), required ones first."""
        known = (*self.required, *COMMON, *OF_THE_REQUEST, *self.may)
        general = ("number", "addressee", "basis", "reasons", "remedy", "attachments")
        return tuple(dict.fromkeys((*known, *general)))
