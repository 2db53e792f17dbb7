"""Addresses that are made once read as Django makes them."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.office.organs.addresses import address_of

KEYS = st.integers(min_value=0, max_value=2**63 - 1)
SLUGS = st.from_regex(r"[A-Za-z0-9_-]{1,20}", fullmatch=True)


@pytest.fixture
def under_a_path():
    """The site under a path of its host."""
    before = get_script_prefix()
    set_script_prefix("/gongkai/")
    yield
    set_script_prefix(before)


@settings(deadline=None)  # the first call loads every address of the site
@given(KEYS, KEYS)
def test_a_page_with_numbers_has_the_address_of_django(pk, file):
    assert address_of("document", pk) == reverse("document", args=[pk])
    assert address_of("attachment", pk, file) == reverse("attachment", args=[pk, file])


@settings(deadline=None)
@given(SLUGS)
def test_a_page_with_a_word_has_the_address_of_django(slug):
    assert address_of("column", slug) == reverse("column", args=[slug])


def test_a_word_and_a_number_stand_where_they_belong():
    assert address_of("document_copy", 7, "pdf") == "/documents/7/text.pdf"


def test_a_page_of_which_there_is_one_has_its_address():
    assert address_of("home") == "/"


@pytest.mark.parametrize("keys", [(-1,), ("a/b",), (1, 2, 3)], ids=["below 0", "slash", "too many"])
def test_what_has_no_address_in_django_has_none_here(keys):
    with pytest.raises(NoReverseMatch):
        address_of("document", *keys)


def test_what_an_address_must_quote_is_quoted():
    quoted = address_of("document_copy", 7, "a b%é")

    assert quoted == reverse("document_copy", args=[7, "a b%é"])
    assert " " not in quoted


@pytest.mark.usefixtures("under_a_path")
def test_a_site_under_a_path_has_its_addresses_there():
    assert address_of("document", 7) == "/gongkai/documents/7/"


def test_other_addresses_of_the_site_are_told_apart():
    before = address_of("home")
    with override_settings(ROOT_URLCONF="tests.office.theme.addresses"):
        other = address_of("home")

    assert (before, other) == ("/", reverse("home", urlconf="tests.office.theme.addresses"))
