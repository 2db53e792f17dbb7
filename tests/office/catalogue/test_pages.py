"""The back office's pages of catalogues: found, fill, adopt, import, say it applies."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.catalogue.conftest import fields
from tests.office.catalogue.test_importing import LINE, book

from gongkai.office.catalogue.models import Applicability, Catalogue
from gongkai.office.catalogue.reading import current, current_rows


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_catalogue_is_founded_filled_and_adopted(client, office, handler, head):
    client.force_login(handler)

    client.post(
        "/office/catalogue/new/",
        {"organ": office.pk, "kind": "standard", "field": "义务教育", "reach": "area"},
    )
    made = Catalogue.objects.get()
    address = f"/office/catalogue/{made.pk}/"
    client.post(
        f"{address}row/",
        fields() | {"audience": "everybody", "mode": "proactive", "limit_since": "changed"},
    )
    assert "001" in page(client, address)
    client.force_login(head)
    response = client.post(address, {"act": "adopt", "reason": "首次公布"}, follow=True)

    assert "已公布第 1 版" in response.content.decode()
    assert current(made).rows.count() == 1


def test_a_refused_form_says_what_is_wrong(client, office, handler, draft):
    client.force_login(handler)

    twice = client.post(
        "/office/catalogue/new/", {"organ": office.pk, "kind": "basic", "reach": "area"}
    )
    empty = client.post(f"/office/catalogue/{draft.pk}/row/", {"subject": "只有这个"})
    days = client.post(
        f"/office/catalogue/{draft.pk}/row/",
        fields(limit_kind="promptly", item="别的")
        | {"audience": "everybody", "mode": "proactive", "limit_since": "changed"},
    )

    assert "本机关已有这个目录" in twice.content.decode()
    assert "请至少选一个渠道" in empty.content.decode()
    assert "应写明几个工作日" in days.content.decode()
    assert {twice.status_code, empty.status_code, days.status_code} == {422}


def test_a_row_is_changed_and_left_out(client, handler, catalogue):
    client.force_login(handler)
    address = f"/office/catalogue/{catalogue.pk}/"

    client.post(address, {"act": "revise"})
    client.post(
        f"{address}row/1/",
        fields(content="改过的内容")
        | {"audience": "everybody", "mode": "proactive", "limit_since": "changed"},
    )
    client.post(f"{address}row/2/", {"act": "drop"})

    shown = page(client, address)
    assert "调整 1 项、删除 1 项" in shown
    assert "<ins>改过的内容</ins>" in shown
    client.post(address, {"act": "discard"})
    assert "改过的内容" not in page(client, address)


def test_a_workbook_is_checked_before_it_is_imported(client, handler, catalogue):
    client.force_login(handler)
    address = f"/office/catalogue/{catalogue.pk}/import/"
    data = book({**LINE, "事项编号": "001"}, {**LINE, "二级事项": "新的"})

    def send(**more):
        return client.post(address, {"file": SimpleUploadedFile("c.xlsx", data), **more})

    unchecked = send(act="import")
    told = unchecked.context
    assert (told["fresh"], told["kept"], told["gone"]) == (1, 1, ["002"])
    assert catalogue.editions.count() == 1
    imported = send(act="import", checked=told["checked"])

    assert imported.status_code == 302
    draft = catalogue.editions.get(adopted=None)
    assert [row.item for row in draft.rows.all()] == ["财政决算", "新的"]


@pytest.mark.parametrize("name", ["export.xlsx", "template.xlsx"])
def test_workbooks_are_handed_out(client, handler, catalogue, name):
    client.force_login(handler)

    response = client.get(f"/office/catalogue/{catalogue.pk}/{name}")

    assert response.content.startswith(b"PK")
    assert "attachment" in response["Content-Disposition"]


def test_an_edition_shows_what_it_says(client, handler, catalogue):
    client.force_login(handler)

    assert "首次公布" in page(client, f"/office/catalogue/{catalogue.pk}/edition/1/")
    assert client.get(f"/office/catalogue/{catalogue.pk}/edition/9/").status_code == 404


def test_an_organ_says_that_an_entry_does_not_apply_to_it(client, stranger, catalogue):
    client.force_login(stranger)
    entry = current_rows()[0].entry
    address = f"/office/catalogue/organ/organ-3/entry/{entry.pk}/"

    assert "公开主体包括本机关" in page(client, address)
    client.post(address, {"applies": "no", "reason": "职能已划转"})

    assert Applicability.objects.get().reason == "职能已划转"
    other = f"/office/catalogue/organ/organ-2/entry/{entry.pk}/"
    assert client.get(other).status_code == 404


def test_a_draft_that_may_be_adopted_lies_on_the_desk(client, head, draft):
    client.force_login(head)

    assert "待审定的公开目录" in page(client, "/office/")
