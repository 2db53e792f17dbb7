"""What each organ owes: documents hang on entries, gaps are counted, shown, and filed away."""

from datetime import date

import pytest
from tests.office.catalogue.conftest import ADOPTED, fields
from tests.office.publishing import published

from gongkai.office.catalogue import actions as catalogues
from gongkai.office.catalogue.kinds import Kind as CatalogueKind
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.owing import Standing
from gongkai.office.catalogue.reading import current, current_rows
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.filing import file_under
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.counting import gaps, most_urgent, tally
from gongkai.office.disclosure.owing.filing import Unfiled
from gongkai.office.disclosure.owing.matrix import matrix
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import NotPermitted

TODAY = date(2026, 11, 23)
OUT = date(2026, 10, 12)


@pytest.fixture
def catalogue(office, handler, head):
    """Two rows for the office, one of them for every organ; adopted in January."""
    found = catalogues.found(organ=office, kind=CatalogueKind.BASIC, by=handler, on=ADOPTED)
    for changed in ({}, {"item": "财政预算", "duty": "2007", "responsible": "人民政府办公室"}):
        catalogues.put_row(catalogue=found, by=handler, on=ADOPTED, **fields(**changed))
    catalogues.adopt(edition=found.editions.get(), reason="首次公布", by=head, on=ADOPTED)
    return found


@pytest.fixture
def entry(catalogue):
    return current_rows()[0].entry


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def standings(organ):
    return {one.row.item: one.owed for one in gaps([organ], today=TODAY)}


def test_without_a_catalogue_a_document_needs_no_entry(office):
    assert published(office, on=OUT).live


def test_with_a_catalogue_nothing_is_published_that_hangs_on_no_entry(catalogue, office):
    with pytest.raises(Unfiled, match="还没有归入公开目录，请在稿件的“公开目录事项”中选择"):
        published(office, on=OUT)


def test_with_its_entry_it_is_published_and_counted(entry, office):
    published(office, on=OUT, entry=entry)

    owed = standings(office)
    assert (owed["机关简介"].count, owed["财政预算"].count) == (1, 0)
    assert owed["财政预算"].standing is Standing.EMPTY


def test_an_entry_of_others_is_refused(catalogue, other_office):
    budget = Entry.objects.get(serial=2)

    with pytest.raises(Unfiled, match="不适用于示范县教育局"):
        published(other_office, on=OUT, entry=budget)


def test_an_entry_that_was_dropped_asks_for_another(catalogue, entry, office, handler, head):
    catalogues.drop_row(catalogue=catalogue, entry=entry, by=handler, on=TODAY)
    draft = catalogue.editions.get(adopted=None)
    catalogues.adopt(edition=draft, reason="删除", by=head, on=TODAY)

    with pytest.raises(Unfiled, match="已经不在现行目录中"):
        published(office, on=OUT, entry=entry)


def test_filing_later_keeps_what_is_published_and_its_draft(office, handler, head):
    document = published(office, on=OUT)
    clearance = document.clearance_id
    found = catalogues.found(organ=office, kind=CatalogueKind.BASIC, by=handler, on=ADOPTED)
    row = catalogues.put_row(catalogue=found, by=handler, on=ADOPTED, **fields())
    catalogues.adopt(edition=found.editions.get(), reason="首次公布", by=head, on=ADOPTED)

    file_under([(document, row.entry_id)], by=handler, on=TODAY)

    document = Document.objects.get(pk=document.pk)
    assert (document.live, document.clearance_id) == (True, clearance)
    assert document.get_latest_revision_as_object().entry_id == row.entry_id
    document.save()  # the clearance still covers it
    assert Event.objects.filter(kind="filed").get().new == {"entry": row.entry_id}


def test_nobody_files_for_another_organ(entry, office, handler, stranger):
    document = actions.draft(
        by=handler, on=TODAY, organ=office, kind="news", title="稿", formed=TODAY, duty="2015"
    )

    with pytest.raises(NotPermitted, match="没有归入目录的职权"):
        file_under([(document, entry.pk)], by=stranger, on=TODAY)


def test_what_is_overdue_longest_comes_first(entry, office):
    published(office, on=OUT, entry=entry)

    asked = most_urgent(gaps([office], today=date(2027, 3, 1)))

    assert [one.row.item for one in asked] == ["财政预算", "机关简介"]
    assert [one.owed.standing for one in asked] == [Standing.EMPTY, Standing.STALE]


def test_the_matrix_adds_up_what_stands_in_it(entry, county, office, other_office):
    organs = [county, office, other_office]
    found = gaps(organs, today=TODAY)

    laid = matrix(found, organs, by="duty")

    assert [head.key for head in laid.heads] == ["2002", "2007"]
    words = [[cell.words for cell in cells] for _, cells, _ in laid.lines]
    assert words == [
        ["不适用", "不适用"],
        ["缺 1 / 1", "缺 1 / 1"],
        ["缺 1 / 1", "不适用"],
    ]
    assert sum(sum_.gaps for _, _, sum_ in laid.lines) == tally(found).gaps == 3


@pytest.mark.parametrize("count", [0, 6])
def test_the_matrix_costs_the_same_queries_for_few_and_for_many(
    catalogue, county, handler, django_assert_num_queries, count
):
    for number in range(count):
        county.add_child(
            name=f"局{number}",
            short_name=f"局{number}",
            kind=Organ.Kind.DEPARTMENT,
            slug=f"bureau-{number}",
            code=f"2200000000000000{number:02}",
        )
        catalogues.put_row(
            catalogue=catalogue, by=handler, on=TODAY, **fields(item=f"事项{number}")
        )
    organs = list(Organ.objects.all())

    with django_assert_num_queries(4):
        gaps(organs, today=TODAY)


def test_the_supervisor_sees_every_organ_and_a_clerk_his_own(
    client, entry, supervisor, handler, other_office
):
    client.force_login(supervisor)
    assert client.get("/office/owing/").headers["Location"] == "/office/owing/matrix/"
    seen = page(client, "/office/owing/matrix/")
    assert "人民政府办公室" in seen
    assert "教育局" in seen
    assert "公开主体是人民政府办公室" in page(client, "/office/owing/matrix/?by=row&duty=2007")
    assert "基本目录" in page(client, "/office/owing/matrix/?by=field")

    client.force_login(handler)
    assert "教育局" not in page(client, "/office/owing/matrix/")
    assert client.get("/office/owing/?organ=organ-3").status_code == 404


def test_the_work_list_says_what_is_owed_by_when_and_where_to_begin(
    client, catalogue, office, handler
):
    client.force_login(handler)

    shown = page(client, "/office/owing/")

    assert "要办的（2 项）" in shown
    assert "2026-02-02<br>已过期" in shown
    assert f"/office/disclosure/add/?entry={current(catalogue).rows.last().entry_id}" in shown
    assert "逾期未公开" in page(client, "/office/")
    begun = page(client, f"/office/disclosure/add/?entry={current_rows()[1].entry_id}")
    assert "2007 机构职能——财政预算" in begun


def test_documents_are_filed_on_a_page(client, office, handler, head):
    document = published(office, on=OUT)
    found = catalogues.found(organ=office, kind=CatalogueKind.BASIC, by=handler, on=ADOPTED)
    row = catalogues.put_row(catalogue=found, by=handler, on=ADOPTED, **fields())
    catalogues.adopt(edition=found.editions.get(), reason="首次公布", by=head, on=ADOPTED)
    client.force_login(handler)

    assert document.title in page(client, "/office/owing/filing/")
    wrong = client.post("/office/owing/filing/", {f"entry-{document.pk}": "99999"})
    client.post("/office/owing/filing/", {f"entry-{document.pk}": row.entry_id})

    assert wrong.status_code == 422
    assert Document.objects.get().entry_id == row.entry_id
    assert "文件都已归入目录" in page(client, "/office/owing/filing/")
