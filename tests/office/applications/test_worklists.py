"""The work lists: whose a case is, by when; narrowed, kept under a name, and what they cost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.applications.conftest import WANG
from tests.office.applications.pages import LIST, words
from tests.office.querying import queried

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application, SavedFilter
from gongkai.office.applications.worklists.paging import SIZE, page_of
from gongkai.office.applications.worklists.scopes import Viewer, counts

FILTERS = f"{LIST}filters/"
MOST_QUERIES = 15
"""What the list costs, whatever the number of cases."""


def shown(client, **query):
    return words(client.get(LIST, query))


def held(user):
    """How many cases each list of a person holds."""
    return counts(Application.objects.all(), Viewer(user, timezone.localdate()))


@pytest.fixture
def recent(registered):
    """A case that came in today."""
    today = timezone.localdate()
    return registered(arrived=today, on=today)


def online(registered, **fields):
    """A case that the public sent, which nobody has taken on."""
    today = timezone.localdate()
    return registered(channel="online", by=None, arrived=today, on=today, **fields)


def test_each_list_holds_its_cases(handler, head, reviewer, member, registered, recent):
    today = timezone.localdate()
    unassigned = online(registered)
    drafted = registered(arrived=today, on=today)
    actions.draft(application=drafted, outcome="granted", sub_kind="supplied", by=handler, on=today)
    unit = member.units.get().unit
    actions.assign(application=recent, unit=unit, task="检索", due=today, by=handler, on=today)

    mine = held(handler)
    assert (mine["turn"], mine["mine"], mine["unit"], mine["waiting"]) == (0, 2, 1, 1)
    assert (mine["unassigned"], mine["pending"], mine["all"]) == (1, 3, 3)
    assert held(reviewer)["turn"] == 1
    assert held(member)["turn"] == 1
    assert held(head)["turn"] == 1
    assert unassigned.handler is None


def test_what_is_nearly_due_and_what_is_late_are_lists_of_their_own(handler, application, recent):
    assert held(handler)["overdue"] == 1
    assert held(handler)["near"] == 0

    day = recent.due - timedelta(days=1)
    assert counts(Application.objects.all(), Viewer(handler, day))["near"] == 1


def test_an_overdue_case_and_its_next_act_are_named_on_the_list(client, handler, application):
    client.force_login(handler)

    page = shown(client, list="overdue")

    assert application.register_number in page
    assert "分步判断" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"category": "natural_person"}, True),
        ({"category": "business"}, False),
        ({"channel": "in_person"}, True),
        ({"received_from": "2026-03-01", "received_to": "2026-03-31"}, True),
        ({"received_from": "2026-03-03"}, False),
        ({"due_to": "2026-03-30"}, True),
        ({"q": "道路养护"}, True),
        ({"q": "没有的字词"}, False),
        ({"state": "drafted"}, False),
        ({"received_from": "三月"}, True),
    ],
)
def test_a_list_is_narrowed_by_each_filter(client, handler, application, query, found):
    client.force_login(handler)

    assert (application.register_number in shown(client, **query)) is found


def test_a_list_is_narrowed_to_a_unit_and_a_clerk(client, handler, application, member):
    unit = member.units.get().unit
    client.force_login(handler)

    assert application.register_number not in shown(client, list="all", unit=unit.pk)
    assert application.register_number in shown(client, list="all", handler=handler.pk)


def test_a_list_stands_in_the_order_that_is_asked_for(client, handler, registered):
    first, second = registered(), registered()
    client.force_login(handler)

    newest = shown(client, list="all", sort="-number")
    oldest = shown(client, list="all", sort="number")

    assert newest.index(second.register_number) < newest.index(first.register_number)
    assert oldest.index(first.register_number) < oldest.index(second.register_number)


def test_the_list_costs_the_same_for_ten_cases_and_for_a_thousand(
    client, handler, member, registered
):
    unit = member.units.get().unit
    for one in [registered() for _ in range(10)]:
        give = {"unit": unit, "task": "检索", "due": one.received, "on": one.received}
        actions.assign(application=one, by=handler, **give)
    client.force_login(handler)
    client.get(LIST)
    _, few = queried(client, f"{LIST}?list=all")
    copies(Application.objects.first(), 990)

    response, many = queried(client, f"{LIST}?list=all&page=3")

    assert "共 1000 件" in words(response)
    assert few == many <= MOST_QUERIES


def copies(one, count, *, start=1000):
    """Rows like one case, beside it: enough to be listed."""
    rows = []
    for serial in range(start, start + count):
        values = {f.attname: getattr(one, f.attname) for f in Application._meta.concrete_fields}
        values |= {
            "id": None,
            "serial": serial,
            "register_number": f"示政办公开申〔2026〕{serial}号",
        }
        rows.append(Application(**values))
    Application.objects.bulk_create(rows)


def test_the_last_page_answers_a_number_beyond_the_end(application):
    page = page_of(Application.objects.all(), sort="-number", number=99)

    assert (page.number, page.last, len(page.cases)) == (1, 1, 1)
    assert SIZE == 25


def test_filters_are_kept_under_a_name_but_never_the_words_searched_for(client, handler):
    client.force_login(handler)
    sent = {"act": "keep", "name": "企业申请", "list": "all", "category": "business", "q": "王小满"}

    response = client.post(FILTERS, sent, follow=True)

    assert SavedFilter.objects.get().query == {"list": "all", "category": "business"}
    assert "企业申请" in words(response)


def test_a_kept_filter_is_ones_own_unless_it_is_shared(client, handler, reviewer, stranger, office):
    client.force_login(handler)
    client.post(FILTERS, {"act": "keep", "name": "只有我用", "list": "all"})
    client.post(
        FILTERS, {"act": "keep", "name": "大家用", "list": "all", "organ_shared": office.pk}
    )

    colleague, foreigner = Client(), Client()
    colleague.force_login(reviewer)
    foreigner.force_login(stranger)
    page, foreign = shown(colleague, list="all"), shown(foreigner, list="all")

    assert "大家用" in page
    assert "只有我用" not in page
    assert "大家用" not in foreign


def test_only_whoever_kept_a_filter_deletes_it(client, handler, reviewer, office):
    client.force_login(handler)
    client.post(FILTERS, {"act": "keep", "name": "大家用", "organ_shared": office.pk})
    saved = SavedFilter.objects.get()

    client.force_login(reviewer)
    refused = client.post(FILTERS, {"act": "drop", "saved": saved.pk}, follow=True)
    client.force_login(handler)
    client.post(FILTERS, {"act": "drop", "saved": saved.pk})

    assert "只能由本人删除" in words(refused)
    assert not SavedFilter.objects.exists()


def test_the_list_opens_with_the_filter_that_was_chosen(client, handler, application):
    client.force_login(handler)
    kept = {"act": "keep", "name": "企业", "list": "all", "category": "business", "default": "1"}
    client.post(FILTERS, kept)

    opened = words(client.get(LIST, follow=True))
    client.post(FILTERS, {"act": "none"})
    again = words(client.get(LIST, follow=True))

    assert application.register_number not in opened
    assert application.register_number in again


def test_filters_of_an_organ_where_one_does_not_work_are_not_shared(client, handler, other_office):
    client.force_login(handler)

    sent = {"act": "keep", "name": "外面", "organ_shared": other_office.pk}
    page = words(client.post(FILTERS, sent, follow=True))

    assert "不能与该机关共用筛选" in page
    assert not SavedFilter.objects.exists()


def test_a_case_is_handed_to_a_clerk_and_the_ledger_says_so(registered, handler, head, reviewer):
    today = timezone.localdate()
    one = online(registered)

    actions.hand_to(application=one, handler=head, by=handler, on=today)

    one.refresh_from_db()
    assert one.handler == head
    with pytest.raises(actions.Refused, match="不是经办人"):
        actions.hand_to(application=one, handler=reviewer, by=handler, on=today)
    with pytest.raises(actions.Refused, match="已经是"):
        actions.hand_to(application=one, handler=head, by=handler, on=today)


def test_the_applicant_of_a_listed_case_is_masked(client, handler, application):
    client.force_login(handler)

    assert WANG.name not in shown(client, list="all")
