"""Nothing that may hold a person's words is unknown to the table of fates."""

from django.apps import apps
from django.db import models
from django.db.models import Model

from gongkai.office.applications.models import Application
from gongkai.office.questions.models import Question
from gongkai.office.remedies.models import Petition, RemedyCase
from gongkai.office.retention.fates import Fate, Kept
from gongkai.office.retention.fates.outside import OUTSIDE
from gongkai.office.retention.fates.table import TABLE

WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)
OF_CHOICES = {"told_by"}
"""Fields of a choice that the table blanks all the same."""


def ours() -> list[type[Model]]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("gongkai.office.")
        for model in config.get_models(include_auto_created=True)
    ]


def wordy(model) -> set[str]:
    """The fields that take words: no choice, no number, no day, no key."""
    fields = (field for field in model._meta.concrete_fields if isinstance(field, WORDS))
    return {field.name for field in fields if not field.choices}


def test_every_model_is_in_the_table_or_outside_of_it_for_a_reason():
    known = {row.model._meta.label for row in TABLE} | set(OUTSIDE)

    assert {model._meta.label for model in ours()} == known
    assert len(known) == len(TABLE) + len(OUTSIDE)
    assert all(OUTSIDE.values())


def test_every_field_that_takes_words_has_its_fate():
    unknown = {
        row.model._meta.label: sorted(wordy(row.model) ^ (set(row.fields) - OF_CHOICES))
        for row in TABLE
        if wordy(row.model) != set(row.fields) - OF_CHOICES
    }

    assert unknown == {}


def test_whatever_hangs_on_a_matter_is_in_the_table():
    matters = {Application, Petition, Question, RemedyCase}
    outside = [model for model in ours() if model._meta.label in OUTSIDE]

    hanging = [
        model._meta.label
        for model in outside
        for field in model._meta.concrete_fields
        if field.related_model in matters or field.name == "subject_id"
    ]

    assert set(hanging) == {
        *("ledger.Event", "retention.Hold", "retention.Item"),
        "review.Scrutiny",  # of documents alone
        "supervision.Assessment",  # of an application that a supervisor made up
    }


def test_what_is_sealed_or_a_file_is_never_kept():
    kept = [
        f"{row.model._meta.label}.{name}"
        for row in TABLE
        for name, fate in row.fields.items()
        if isinstance(fate, Kept)
        and ("sealed" in name or isinstance(row.model._meta.get_field(name), models.FileField))
    ]

    assert kept == []


def test_a_file_is_removed_and_nothing_else_is():
    for row in TABLE:
        removed = set(row.having(Fate.REMOVED))
        files = {f.name for f in row.model._meta.fields if isinstance(f, models.FileField)}
        assert removed == files


def test_every_field_that_stays_says_why():
    kept = [fate for row in TABLE for fate in row.fields.values() if isinstance(fate, Kept)]

    assert len(kept) > 30
    assert all(len(fate.why) > 3 for fate in kept)
