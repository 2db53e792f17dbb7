"""Who stands in for a reviewer, from when to when: logged, and no way around separate people."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.office.reviewing import AGREED, agree, reviewers

from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review.actions import delegate, end_delegation, give_opinion

ON, UNTIL = date(2026, 11, 23), date(2026, 11, 30)


@pytest.fixture
def deputy(enrolled, office):
    """A person who holds no higher level himself."""
    return enrolled("代云", office, Role.HANDLER)


@pytest.fixture
def given(office, deputy):
    """The second reviewer's delegation."""
    return delegated(office, reviewers(office)[1], deputy)


def delegated(office, giver, taker, first=ON, last=UNTIL):
    return delegate(
        organ=office, taker=taker, first_day=first, last_day=last, reason="出差", by=giver, on=ON
    )


def test_the_deputy_reviews_in_his_place_and_both_are_named(sent, office, deputy, given):
    first, second, _ = reviewers(office)
    agree(sent, [first], on=ON)

    opinion = give_opinion(sent, AGREED, by=deputy, on=ON)

    assert (opinion.by, opinion.on_behalf_of) == (deputy, second)
    assert Event.objects.get(kind="second_review").new["on_behalf_of"] == "方正"
    assert Event.objects.get(kind="review_delegated").new["taker"] == "代云"


@pytest.mark.parametrize("on", [date(2026, 11, 22), date(2026, 12, 1)])
def test_it_holds_on_its_days_alone(sent, office, deputy, given, on):
    agree(sent, reviewers(office)[:1], on=ON)

    with pytest.raises(NotPermitted, match="没有这一级的职权"):
        give_opinion(sent, AGREED, by=deputy, on=on)


def test_ended_early_it_holds_no_more(sent, office, deputy, given):
    agree(sent, reviewers(office)[:1], on=ON)
    with pytest.raises(NotPermitted, match="委托人本人"):
        end_delegation(given, by=deputy, on=ON)

    end_delegation(given, by=reviewers(office)[1], on=ON)

    with pytest.raises(NotPermitted):
        give_opinion(sent, AGREED, by=deputy, on=ON)
    with pytest.raises(NotPermitted, match="已经结束"):
        end_delegation(given, by=reviewers(office)[1], on=ON)


def test_the_drafter_does_not_review_his_own_in_place_of_another(sent, office, handler):
    agree(sent, reviewers(office)[:1], on=ON)
    delegated(office, reviewers(office)[1], handler)

    with pytest.raises(NotPermitted, match="自己的稿件"):
        give_opinion(sent, AGREED, by=handler, on=ON)


def test_who_reviewed_before_does_not_review_again_in_place_of_another(sent, office):
    first, second, _ = reviewers(office)
    agree(sent, [first], on=ON)
    delegated(office, second, first)

    with pytest.raises(NotPermitted, match="每一级由不同的人"):
        give_opinion(sent, AGREED, by=first, on=ON)


def test_nobody_acts_for_one_who_reviewed_before(sent, office, deputy):
    first, _, last = reviewers(office)
    agree(sent, [first], on=ON)
    agree(sent, [last], on=ON)
    delegated(office, last, deputy)

    with pytest.raises(NotPermitted, match="每一级由不同的人"):
        give_opinion(sent, AGREED, by=deputy, on=ON)


def test_what_cannot_be_delegated_is_refused(office, deputy, handler, stranger):
    second = reviewers(office)[1]

    with pytest.raises(NotPermitted, match="没有可以委托"):
        delegated(office, handler, deputy)
    for taker, first, last, told in (
        (stranger, ON, UNTIL, "不在"),
        (second, ON, UNTIL, "请选择另一人"),
        (deputy, date(2026, 11, 20), UNTIL, "不能从今天以前"),
        (deputy, UNTIL, ON, "不能早于"),
        (deputy, ON, date(2027, 6, 1), "不能超过"),
    ):
        with pytest.raises(ValidationError, match=told):
            delegated(office, second, taker, first, last)
