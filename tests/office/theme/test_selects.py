"""Selects of public pages: the same as Django's, without a template for every option."""

from django import forms
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from gongkai.office.theme.selects import FlatSelect

SHARP = '"><script>'
CHOICES = [
    ("", "全部机构"),
    ("education", "教育局"),
    (SHARP, "<b>乡镇 & 街道</b>"),
    (2022, "2022 年"),
]


def elements(widget, value, **attrs) -> list[tuple]:
    """Every element of a select: its name, attributes and text."""
    select = html.fromstring(str(widget(choices=CHOICES).render("organ", value, attrs)))
    return [(one.tag, dict(one.attrib), (one.text or "").strip()) for one in select.iter()]


@given(st.sampled_from([None, "", "education", SHARP, 2022, "2022", "没有的", "<i>"]))
def test_it_reads_as_the_select_of_django(value):
    attrs = {"id": "id_organ", "aria-invalid": "true", "required": False}

    assert elements(FlatSelect, value, **attrs) == elements(forms.Select, value, **attrs)


def test_what_is_written_in_a_choice_is_no_markup():
    shown = str(FlatSelect(choices=CHOICES).render("organ", None))

    assert "<script>" not in shown
    assert "&lt;b&gt;乡镇 &amp; 街道&lt;/b&gt;" in shown
