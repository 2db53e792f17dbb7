"""Each series of numbers has one word, and each word one series: no number is given twice."""

from gongkai.office.applications.acts import events
from gongkai.office.ledger.actions import Act
from gongkai.office.letters.catalogue import LETTERS


def counters():
    """The word of every series, with the counters that number it."""
    words = {}
    for act, word in events.SERIES.items():
        words.setdefault(word, set()).add(act)
    for code, kind in LETTERS.items():
        if kind.series:
            words.setdefault(kind.series, set()).add(kind.act or f"letter_{code}")
    return words


def test_no_word_is_numbered_by_two_counters():
    assert {word: acts for word, acts in counters().items() if len(acts) > 1} == {}


def test_every_series_belongs_to_something_that_happens_to_an_application():
    known = {one.kind for one in vars(events).values() if isinstance(one, Act)}

    assert set(events.SERIES) <= known


def test_a_letter_that_an_act_sends_takes_its_word_from_the_catalogue():
    sent = {kind.act: kind.series for kind in LETTERS.values() if kind.act and kind.series}

    assert {act: events.SERIES[act] for act in sent} == sent
    assert events.SERIES["concluded"] == "公开答"
