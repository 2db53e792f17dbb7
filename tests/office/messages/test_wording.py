"""A text uses its fields, all of them and no others, and knows its parts."""

import pytest

from gongkai.office.applications.telling.table import TELLINGS
from gongkai.office.messages.wording import PART, Wording, sms_parts

USUAL = {
    "organ": "县政府办",
    "number": "示政办公开申〔2026〕128号",
    "due": "2026年12月31日",
    "amount": "1200",
}
"""What fills a text in an office of the usual name."""


def test_a_text_with_a_field_that_is_not_declared_is_refused():
    with pytest.raises(ValueError, match="text uses"):
        Wording("x", 1, ("number",), "通知", "申请{number}，期限{due}")


@pytest.mark.parametrize("values", [{}, {"number": " "}, {"number": "1", "name": "王小满"}])
def test_a_text_is_filled_with_its_fields_and_with_nothing_else(values):
    wording = Wording("x", 1, ("number",), "通知", "申请{number}")

    with pytest.raises(ValueError, match="needs"):
        wording.filled(values)


@pytest.mark.parametrize("kind", TELLINGS)
def test_what_an_applicant_is_told_is_one_sms_with_a_usual_number(kind):
    wording = TELLINGS[kind].wording
    told = wording.filled({name: USUAL[name] for name in wording.fields})

    assert (len(told.text) <= PART, sms_parts(told.text)) == (True, 1), told.text
    assert "{" not in told.text + told.heading


def test_a_character_beyond_the_first_plane_counts_as_two():
    assert (sms_parts("𠮷" * 35), sms_parts("𠮷" * 36)) == (1, 2)
