"""The public interface: what the pages show, as data; nothing else, at a fixed cost."""

from datetime import date

import pytest
from tests.office.catalogue.conftest import fields
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.catalogue import actions as catalogues
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Form, Kind

ON = date(2026, 11, 20)
LISTS = ("/api/organs", "/api/documents", "/api/catalogues")


@pytest.fixture
def notice(office):
    return published(
        office,
        on=ON,
        kind=Kind.NORMATIVE,
        title="养护办法",
        duty="2001",
        issuer=office,
        document_number="示政办发〔2026〕18号",
        body="<p onclick='x'>每条路都有人管。</p>",
        files=[("附表", "a.pdf", b"%PDF-1.7 invented")],
    )


@pytest.fixture
def adopted(office, handler, head):
    made = catalogues.found(organ=office, kind="basic", by=handler, on=ON, title="基本目录")
    catalogues.put_row(catalogue=made, by=handler, on=ON, **fields())
    catalogues.adopt(edition=made.editions.get(), reason="首次公布", by=head, on=ON)
    return made


def test_a_document_is_told_whole(client, notice):
    said = client.get(f"/api/documents/{notice.pk}").json()

    assert said["title"] == "养护办法"
    assert said["issuer"] == said["organ_name"] == "示范县人民政府办公室"
    assert said["validity"] == "in_force"
    assert said["published_at"] == "2026-11-20T01:30:00Z"
    assert said["body"] == "<p>每条路都有人管。</p>"
    assert said["url"] == f"http://testserver/documents/{notice.pk}/"
    (file,) = said["files"]
    answer = client.get(file["url"])
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 invented"
    answer.close()
    assert file["sha256"] == notice.attachments.get().sha256


def test_a_document_and_its_interpretation_name_each_other(client, office, notice):
    about = {"kind": Kind.INTERPRETATION, "interprets": notice, "duty": "2001"}
    reading = published(office, on=ON, **about)
    gone = withdrawn(published(office, on=ON, **about), on=ON)

    assert client.get(f"/api/documents/{notice.pk}").json()["interpretations"] == [reading.pk]
    assert client.get(f"/api/documents/{reading.pk}").json()["interprets"] == notice.pk
    assert client.get(f"/api/documents/{gone.pk}").status_code == 404


def test_what_is_not_public_does_not_exist(client, office, handler, notice):
    draft = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )
    withdrawn(notice, on=ON)
    client.force_login(handler)

    for document in (draft, notice):
        answer = client.get(f"/api/documents/{document.pk}")
        assert answer.status_code == 404
        assert answer.json() == {"detail": "没有公开这样的内容，或者它已经撤下。"}
    assert client.get("/api/documents").json() == {"documents": [], "next": None}


def test_the_whole_site_is_read_page_by_page(client, office):
    documents = [published(office, on=ON).pk for _ in range(5)]

    found, address, pages = [], "/api/documents?limit=2&kind=announcement", 0
    while address:
        page = client.get(address).json()
        found += [one["id"] for one in page["documents"]]
        address, pages = page["next"], pages + 1

    assert found == documents
    assert pages == 3


def test_documents_are_narrowed(client, office, other_office, notice):
    other = published(other_office, on=date(2025, 3, 3), kind=Kind.NEWS)

    def ids(query: str) -> list[int]:
        return [one["id"] for one in client.get(f"/api/documents?{query}").json()["documents"]]

    assert ids("organ=organ-3") == ids("year=2025") == ids("kind=news") == [other.pk]
    assert ids("validity=in_force") == [notice.pk]
    assert ids("organ=organ-3&kind=normative") == []


def test_interpretations_are_narrowed_by_their_form(client, office, notice):
    about = {"kind": Kind.INTERPRETATION, "interprets": notice, "duty": "2001"}
    drawn = published(office, on=ON, form=Form.PICTURE, **about)
    published(office, on=ON, form=Form.TEXT, **about)

    (said,) = client.get("/api/documents?form=picture").json()["documents"]

    assert (said["id"], said["form"]) == (drawn.pk, "picture")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=201", "参数 limit 的值不能识别"),
        ("limit=x&after=-1", "参数 after、limit 的值不能识别"),
        (f"after={2**63}", "参数 after 的值不能识别"),
        ("organ=nobody", "没有这个机构"),
        ("year=1&kind=x", "没有这个种类"),
        ("theme=%00", "没有这个主题"),
        ("form=poem", "没有这种解读形式"),
    ],
)
def test_a_parameter_that_is_not_understood_is_said(client, office, query, said):
    answer = client.get(f"/api/documents?{query}")

    assert answer.status_code == 422
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("pk", [0, 2**63, 10**30])
def test_a_key_that_nobody_has_is_no_fault_of_ours(client, db, pk):
    assert client.get(f"/api/documents/{pk}").status_code == 404
    assert client.get(f"/api/catalogues/{pk}").status_code == 404


def test_organs_are_told_with_those_above_them(client, office, county):
    said = {one["slug"]: one for one in client.get("/api/organs").json()}

    assert said[office.slug]["under"] == county.slug
    assert said[county.slug]["under"] is None
    assert said[office.slug]["url"] == "http://testserver/organs/organ-2/"


def test_a_catalogue_is_told_as_it_counts(client, office, adopted):
    (listed,) = client.get("/api/catalogues").json()
    said = client.get(f"/api/catalogues/{listed['id']}").json()
    (row,) = said["rows"]

    assert listed["organ"] == office.slug
    assert (said["edition"], said["adopted"]) == (1, "2026-11-20")
    assert row["item"] == fields()["item"]
    assert row["published"] == 0
    assert client.get(row["url"]).status_code == 200


def test_a_catalogue_that_nobody_adopted_does_not_exist(client, office, handler):
    draft = catalogues.found(organ=office, kind="basic", by=handler, on=ON, title="草案")

    assert client.get("/api/catalogues").json() == []
    assert client.get(f"/api/catalogues/{draft.pk}").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_a_page_of_documents_costs_the_same_however_many_there_are(client, office, number):
    for _ in range(number):
        published(office, on=ON, kind=Kind.NORMATIVE, duty="2001")

    answer, queries = queried(client, "/api/documents")

    assert len(answer.json()["documents"]) == number
    assert queries == 2  # documents, changes of their validity


@pytest.mark.parametrize("path", LISTS)
def test_nothing_can_be_written(client, db, path):
    answers = [getattr(client, way)(path).status_code for way in ("post", "put", "delete")]

    assert answers == [405, 405, 405]


def test_the_description_is_of_version_3_1_and_says_each_field_in_chinese(client, db):
    said = client.get("/api/openapi.json").json()

    assert said["openapi"].startswith("3.1")
    assert {*said["paths"]} == {
        *LISTS,
        "/api/documents/{pk}",
        "/api/catalogues/{pk}",
    }
    fields = {
        (name, field): shape.get("description")
        for name, shapes in said["components"]["schemas"].items()
        for field, shape in shapes["properties"].items()
    }
    assert [field for field, told in fields.items() if not told] == []
    for ways in said["paths"].values():
        if ways["get"].get("parameters"):
            assert {"200", "404", "422"} <= {str(code) for code in ways["get"]["responses"]}


def test_the_page_explains_every_operation(client, db):
    page = client.get("/api/").content.decode()

    for path in (*LISTS, "/api/documents/{pk}", "/api/catalogues/{pk}"):
        assert f"GET {path}" in page
    assert "一页的条数，1 至 200，不写为 50" in page
