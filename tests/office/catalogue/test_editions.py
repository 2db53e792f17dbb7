"""A catalogue changes by editions: drafted by one person, adopted by another, kept whole."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from tests.office.catalogue.conftest import ADOPTED, fields

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.applying import strangers
from gongkai.office.catalogue.comparing import compared
from gongkai.office.catalogue.kinds import Kind, Reach
from gongkai.office.catalogue.models import Catalogue, Edition, Row
from gongkai.office.catalogue.reading import current, current_rows, standpoints
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible

LATER = date(2026, 3, 2)


def revised(catalogue, handler):
    """A second draft: the first row otherwise, the second left out, a third new."""
    first, second = (row.entry for row in current(catalogue).rows.all())
    who = {"catalogue": catalogue, "by": handler, "on": LATER}
    actions.put_row(**who, entry=first, **fields(content="职能、地址、电话、网址"))
    actions.drop_row(**who, entry=second)
    actions.put_row(**who, **fields(item="年度报告", duty="2015"))
    return catalogue.editions.get(adopted=None)


def test_the_public_sees_nothing_of_a_first_draft(draft):
    public = AnonymousUser()

    assert not visible(public, Catalogue).exists()
    assert not visible(public, Row).exists()


def test_who_edited_a_draft_does_not_adopt_it(draft, head):
    edition = draft.editions.get()
    actions.put_row(catalogue=draft, by=head, on=ADOPTED, **fields(item="别的"))
    edition.refresh_from_db()

    with pytest.raises(NotPermitted, match="编制人不能审定"):
        actions.adopt(edition=edition, reason="首次公布", by=head, on=ADOPTED)


def test_the_database_too_wants_a_second_person(draft, handler):
    edition = draft.editions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(
            adopted=ADOPTED, adopted_by=handler, reason="自己审定"
        )


def test_a_handler_does_not_adopt_and_a_reason_is_given(draft, enrolled, office, head):
    edition = draft.editions.get()
    colleague = enrolled("何方", office, "handler")

    with pytest.raises(NotPermitted, match="没有审定目录的职权"):
        actions.adopt(edition=edition, reason="首次公布", by=colleague, on=ADOPTED)
    with pytest.raises(ValidationError, match="调整说明"):
        actions.adopt(edition=edition, reason=" ", by=head, on=ADOPTED)


def test_a_change_says_what_was_added_changed_and_dropped(catalogue, handler):
    draft = revised(catalogue, handler)

    change = compared(current(catalogue).rows.all(), draft.rows.all())

    assert change.words == "新增 1 项、调整 1 项、删除 1 项"
    assert [(turn.field, turn.after) for turn in change.changed[0].turns] == [
        ("公开内容（要素）", "职能、地址、电话、网址")
    ]
    assert [row.item for row in change.dropped] == ["财政预算"]


def test_an_edition_stays_whole_when_the_next_is_adopted(catalogue, handler, head):
    before = [str(row) for row in current(catalogue).rows.all()]

    actions.adopt(edition=revised(catalogue, handler), reason="年度调整", by=head, on=LATER)

    first, second = catalogue.editions.order_by("number")
    assert [str(row) for row in first.rows.all()] == before
    assert (second.number, second.adopted) == (2, LATER)
    assert [row.item for row in current_rows()] == ["机关简介", "年度报告"]
    last = Event.objects.filter(kind="catalogue_adopted").last()
    assert last.new["change"] == "新增 1 项、调整 1 项、删除 1 项"


def test_what_did_not_change_is_not_adopted_again(catalogue, handler, head):
    draft = actions.revise(catalogue=catalogue, by=handler, on=LATER)

    with pytest.raises(NotPermitted, match="与现行目录相同"):
        actions.adopt(edition=draft, reason="年度调整", by=head, on=LATER)


def test_an_edition_is_not_adopted_before_the_one_before_it(catalogue, handler, head):
    with pytest.raises(ValidationError, match="不能早于上一版"):
        actions.adopt(
            edition=revised(catalogue, handler), reason="倒签", by=head, on=date(2025, 1, 1)
        )


def test_a_draft_can_be_given_up_and_the_edition_stands(catalogue, handler):
    revised(catalogue, handler)

    actions.discard(catalogue=catalogue, by=handler, on=LATER)

    assert catalogue.editions.count() == 1
    with pytest.raises(NotPermitted, match="没有可以放弃"):
        actions.discard(catalogue=catalogue, by=handler, on=LATER)


def test_a_stranger_edits_nothing(catalogue, stranger):
    with pytest.raises(NotPermitted, match="没有修改公开目录的职权"):
        actions.revise(catalogue=catalogue, by=stranger, on=LATER)
    with pytest.raises(NotPermitted, match="没有修改公开目录的职权"):
        actions.discard(catalogue=catalogue, by=stranger, on=LATER)


@pytest.mark.parametrize("deed", ["edition", "row", "new row", "no row"])
def test_the_database_refuses_to_change_what_was_adopted(catalogue, deed):
    edition = current(catalogue)
    row = edition.rows.first()
    deeds = {
        "edition": lambda: Edition.objects.filter(pk=edition.pk).update(reason="改写"),
        "row": lambda: Row.objects.filter(pk=row.pk).update(content="改写"),
        "new row": lambda: Row.objects.create(
            edition=edition, entry=catalogue.entries.create(serial=9), position=9, **fields()
        ),
        "no row": lambda: row.delete(),
    }

    with pytest.raises(DatabaseError, match="adopted edition"), transaction.atomic():
        deeds[deed]()


def test_a_catalogue_of_an_organ_s_own_speaks_of_it_alone(office, other_office, handler, head):
    own = actions.found(organ=office, kind=Kind.BASIC, reach=Reach.OWN, by=handler, on=ADOPTED)
    actions.put_row(catalogue=own, by=handler, on=ADOPTED, **fields())
    actions.adopt(edition=own.editions.get(), reason="首次公布", by=head, on=ADOPTED)

    found = standpoints([office, other_office], current_rows())

    assert [one.organ for one in found] == [office]


def test_an_entry_that_the_draft_lacks_is_not_dropped(catalogue, handler):
    entry = current(catalogue).rows.last().entry
    actions.drop_row(catalogue=catalogue, entry=entry, by=handler, on=LATER)

    with pytest.raises(NotPermitted, match="没有这一条"):
        actions.drop_row(catalogue=catalogue, entry=entry, by=handler, on=LATER)


def test_a_basic_catalogue_can_begin_with_what_the_regulation_asks(office, handler):
    found = actions.found(organ=office, kind=Kind.BASIC, by=handler, on=ADOPTED)

    draft = actions.seed(catalogue=found, by=handler, on=ADOPTED)

    duties = set(draft.rows.values_list("duty", flat=True))
    assert duties == {*(f"20{n:02}" for n in range(1, 16)), "21C", "21T"}
    with pytest.raises(NotPermitted, match="已有条目"):
        actions.seed(catalogue=found, by=handler, on=ADOPTED)


def test_a_row_applies_to_those_it_names_at_their_level_and_says_why_not(
    catalogue, office, other_office
):
    found = standpoints([office, other_office], current_rows())

    said = {(one.row.item, one.organ): one.verdict for one in found}
    assert said["机关简介", other_office].applies
    assert said["财政预算", office].applies
    assert not said["财政预算", other_office].applies
    assert said["财政预算", other_office].reason == "公开主体是人民政府办公室"


def test_a_row_of_the_county_s_level_is_no_township_s(catalogue, county, handler, head):
    township = Organ.objects.get(pk=county.add_child(**_township()).pk)
    actions.put_row(
        catalogue=catalogue, by=handler, on=LATER, **fields(item="规划", level="county")
    )
    draft = catalogue.editions.get(adopted=None)
    actions.adopt(edition=draft, reason="增加规划", by=head, on=LATER)

    verdicts = [one.verdict for one in standpoints([township], current_rows())]

    assert verdicts[-1].reason == "公开层级是县级，本机关属于乡级"


def _township():
    return {
        "name": "示范县石桥镇人民政府",
        "short_name": "石桥镇",
        "kind": Organ.Kind.TOWNSHIP,
        "slug": "township",
        "code": "110000000000000009",
        "number_prefix": "石政",
        "address": "石桥镇",
        "phone": "0000-0000000",
        "reconsideration_organ": "示范县人民政府",
        "court": "示范县人民法院",
    }


def test_what_an_organ_says_goes_before_what_the_row_says(catalogue, other_office, stranger):
    row = current_rows()[0]

    actions.say_applies(
        entry=row.entry,
        organ=other_office,
        applies=False,
        reason="已划转",
        by=stranger,
        on=LATER,
    )

    verdict = standpoints([other_office], [row])[0].verdict
    assert (verdict.applies, verdict.reason, verdict.is_said) == (False, "已划转", True)


def test_nobody_speaks_for_another_organ(catalogue, other_office, handler):
    with pytest.raises(NotPermitted, match="没有为示范县教育局"):
        actions.say_applies(
            entry=current_rows()[0].entry,
            organ=other_office,
            applies=False,
            reason="不归我管",
            by=handler,
            on=LATER,
        )


def test_names_that_mean_no_organ_are_noticed(catalogue, office, handler):
    actions.put_row(
        catalogue=catalogue, by=handler, on=LATER, **fields(item="税", responsible="税务局、各机关")
    )
    rows = catalogue.editions.get(adopted=None).rows.all()

    assert strangers((row.responsible for row in rows), Organ.objects.all()) == ["税务局"]
