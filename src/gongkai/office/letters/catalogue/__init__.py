"""The letters as data (文书目录): P01 to P14 on the way, S01 to S23 at the end.

>>> LETTERS["P02"].name, letter_of("unavailable_not_held", "not_exist").code
('补正告知书', 'S12')
"""

from types import MappingProxyType

from gongkai.office.letters.catalogue.kind import Addressee, LetterKind
from gongkai.office.letters.catalogue.procedure import PROCEDURE
from gongkai.office.letters.catalogue.replies import REPLIES
from gongkai.statute import NotInTheLaw, outcome

__all__ = ["LETTERS", "Addressee", "LetterKind", "letter_of"]

LETTERS = MappingProxyType({kind.code: kind for kind in (*PROCEDURE, *REPLIES)})
"""The 37 letters by code."""


def letter_of(outcome_code: str, sub_kind: str = "") -> LetterKind:
    """The letter that tells an applicant of an outcome (答复文书): by its finer case, if any.

    Raises `NotInTheLaw` for an unknown outcome.
    """
    leaf = outcome(outcome_code)
    finer = [kind.letter for kind in leaf.sub_kinds if kind.code == sub_kind and kind.letter]
    code = (*finer, *leaf.letters)[0]
    if code not in LETTERS:
        raise NotInTheLaw(
            f"文书目录中没有“{code}”，请补充文书目录。", f"The catalogue has no letter {code!r}."
        )
    return LETTERS[code]
