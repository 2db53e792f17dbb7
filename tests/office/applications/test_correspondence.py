"""The letters of a case: written from its records, filled in, signed, and received."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from docx import Document
from tests.office.applications.deciding import reviewed, signed
from tests.office.applications.pages import case as address
from tests.office.applications.pages import words
from tests.office.letters.making import on_paper, png

from gongkai.office.applications import actions
from gongkai.office.applications.correspondence import actions as correspondence
from gongkai.office.applications.correspondence.entries import entries, entry
from gongkai.office.applications.correspondence.forms import WordsForm
from gongkai.office.applications.correspondence.writing import written
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions as letters
from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.merging.blank import blank
from gongkai.office.organs.standing import NotPermitted

ON = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def found(case, code):
    return next(one for one in entries(case) if one.code == code)


def messages_of(case, one, **more):
    return [f.message for f in written(case, one, today=ON, revealed=True, **more).findings]


def test_each_act_has_its_letter_with_its_number(busy):
    codes = [one.code for one in entries(busy)]

    assert codes == ["P01", "P02", "P05", "P06", "P07", "P08", "P07", "P04", "P10"]
    numbered = {one.code: one.number for one in entries(busy) if one.number}
    assert numbered["P02"] == busy.corrections.get().letter_number
    assert "公开延〔2026〕1号" in numbered["P04"]
    assert len({one.slot for one in entries(busy)}) == len(codes)


def test_letters_on_the_way_need_nothing_more_than_the_records(busy):
    for code in ("P01", "P02", "P04", "P05", "P06", "P08"):
        assert messages_of(busy, found(busy, code)) == [], code
    assert messages_of(busy, found(busy, "P10")) == ["缺少“缴费方式”，请补填。"]
    assert messages_of(busy, found(busy, "P07")) == ["没有文号，请先取文号。"]


def test_what_the_records_say_stands_in_the_letter(busy):
    text = written(busy, found(busy, "P10"), today=ON, revealed=True).text

    assert "4700元" in text
    assert "2026年3月11日" in text
    assert "王小满：" in text
    assert "示范县人民政府办公室政府信息公开工作机构" in text


def test_a_number_is_taken_when_the_letter_is_filled_in_and_stays(busy, handler):
    one = found(busy, "P07")

    for _ in range(2):
        kept = correspondence.write(application=busy, entry=one, values={}, by=handler, on=ON)

    assert kept.number.endswith("公开告〔2026〕1号")
    assert messages_of(busy, one) == []


@pytest.fixture
def partial(busy, handler, reviewer):
    """The case reviewed as a partial grant, with its reply still to be filled in."""
    actions.draft(
        application=busy, outcome="partial", by=handler, on=ON, reasons="其余内容已经全部提供"
    )
    reviewed(busy, reviewer=reviewer, on=ON)
    busy.refresh_from_db()
    return busy


REPLY = {
    "act": "write",
    "given": "合同正文",
    "supply": "纸质复印件",
    "withheld-0-0": "单价分析表",
    "withheld-0-1": "《政府信息公开条例》第十五条",
    "withheld-0-2": "属于商业秘密",
    "attachments-0-0": "养护合同",
    "attachments-0-1": "18",
    "reasons": "其余内容已经全部提供",
}


def page(case, code):
    return address(case) + f"letters/{found(case, code).slot}/"


def test_a_reply_is_filled_in_signed_served_and_received(
    client, partial, handler, head, office, registered, monkeypatch
):
    letters.keep_seal(organ=office, name="示范县人民政府办公室", image=png(), by=head, on=ON)
    client.force_login(handler)
    shown = words(client.get(page(partial, "S03")))
    assert "缺少“公开内容”" in shown
    assert "缺少“不予公开部分”" in shown
    assert client.post(page(partial, "S03"), REPLY).status_code == 302
    assert "要素齐全" in words(client.get(page(partial, "S03")))
    assert client.post(address(partial, "sign"), {"on": f"{ON}"}).status_code == 422
    assert not Event.objects.filter(kind="letter_issued").exists()

    client.force_login(head)
    assert "要素齐全" in words(client.get(address(partial, "sign")))
    assert client.post(address(partial, "sign"), {"on": f"{ON}"}).status_code == 302

    assert partial.conclusions.get().letter.number.endswith("公开答〔2026〕1号")
    assert Event.objects.filter(kind="letter_issued").count() == 1
    assert Event.objects.filter(kind="seal_used").count() == 1
    again = client.post(page(partial, "S03"), REPLY, follow=True)
    assert "已经签发" in words(again)
    taken = client.post(page(partial, "S03"), {"act": "pdf"})
    assert taken["Content-Type"] == "application/pdf"
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(taken.content))
    assert "王小满" in text
    assert "单价分析表" in text
    note = Event.objects.filter(kind="revealed").last().note
    assert note.startswith("制作、发送部分公开答复书")


def test_a_letter_with_an_error_is_not_signed_and_says_why(client, partial, head):
    client.force_login(head)

    refused = client.post(address(partial, "sign"), {"on": f"{ON}"})

    assert refused.status_code == 422
    assert "缺少“公开内容”" in words(refused)
    assert f'href="{page(partial, "S03")}"' in refused.content.decode()
    assert not Event.objects.filter(kind__in=["letter_issued", "concluded"]).exists()
    assert not partial.conclusions.exists()


def test_a_reply_under_review_is_signed_with_its_decision_alone(client, partial, head):
    client.force_login(head)
    client.post(page(partial, "S03"), REPLY)

    told = words(client.post(page(partial, "S03"), {"act": "sign"}, follow=True))

    assert "答复书随决定一并签发" in told
    assert not Event.objects.filter(kind="letter_issued").exists()


def test_a_preview_is_a_draft_with_the_name_masked(client, partial, reviewer):
    client.force_login(reviewer)

    preview = client.get(page(partial, "S03")[:-1] + ".pdf")

    text = "".join(
        p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(preview.content)
    )
    assert "未签发，不作为正式文书" in text
    assert "王小满" not in text


def test_who_may_not_see_the_applicant_takes_no_letter_out(client, busy, reviewer):
    client.force_login(reviewer)
    page_of = page(busy, "P02")

    assert "取出文书" not in words(client.get(page_of))
    told = words(client.post(page_of, {"act": "word"}, follow=True))

    assert "没有取出文书的职权" in told
    assert not Event.objects.filter(kind="revealed").exists()


def test_a_word_document_is_taken_out_with_the_name_and_a_trace(client, busy, handler):
    client.force_login(handler)

    taken = client.post(page(busy, "P02"), {"act": "word"})

    lines = [p.text for p in Document(BytesIO(taken.content)).paragraphs]
    assert "王小满：" in lines
    assert "请写明年份。" in lines
    assert Event.objects.filter(kind="revealed").count() == 1


def test_the_offices_own_words_are_used(client, busy, handler, reviewer, office):
    paper = Document(BytesIO(letters_blank("P02")))
    paper.add_paragraph("本机关重视您的申请。")
    out = BytesIO()
    paper.save(out)
    version = letters.propose(
        organ=office, code="P02", document=out.getvalue(), reason="加一句", by=handler, on=ON
    )
    letters.decide(version=version, approve=True, opinion="", by=reviewer, on=ON)

    assert "本机关重视您的申请" in written(busy, found(busy, "P02"), today=ON).text


def letters_blank(code):
    return blank(LETTERS[code])


def test_the_list_of_letters_is_one_page_of_the_case(client, partial, handler, head):
    actions.sign(application=partial, by=head, on=ON, paper=on_paper())
    client.force_login(handler)

    shown = words(client.get(address(partial) + "letters/"))

    assert "部分公开答复书" in shown
    assert "公开决定告知书" in shown
    assert "送达回证" in shown
    assert "本件的文书" in words(client.get(address(partial)))


@pytest.mark.parametrize("rest", ["letters/", "letters/receipt/", "letters/receipt.pdf"])
def test_another_organs_letters_do_not_exist(client, busy, stranger, rest):
    client.force_login(stranger)

    assert client.get(address(busy) + rest).status_code == 404


def test_a_letter_that_the_case_does_not_have_does_not_exist(client, busy, handler):
    client.force_login(handler)

    assert client.get(address(busy) + "letters/reply-1/").status_code == 404
    assert client.post(page(busy, "P02"), {"act": "burn"}).status_code == 404


def test_who_may_not_sign_does_not(busy, handler):
    with pytest.raises(NotPermitted):
        correspondence.sign(application=busy, entry=found(busy, "P02"), by=handler, on=ON)


def test_a_draft_under_review_has_its_letter_and_what_was_written_stays(
    busy, handler, reviewer, head
):
    actions.draft(
        application=busy, outcome="partial", by=handler, on=ON, reasons="其余内容已经全部提供"
    )
    drafted = found(busy, "S03")
    assert drafted.is_draft
    correspondence.write(
        application=busy, entry=drafted, values={"given": "合同正文"}, by=handler, on=ON
    )
    with pytest.raises(ValidationError, match="处理决定还在审查"):
        correspondence.sign(application=busy, entry=drafted, by=head, on=ON)

    signed(busy, reviewer=reviewer, head=head, on=ON)

    reply = found(busy, "S03")
    assert not reply.is_draft
    assert reply.number.endswith("公开答〔2026〕1号")
    assert "合同正文" in written(busy, reply, today=ON).text


def test_a_field_that_a_letter_does_not_have_is_refused(busy, handler):
    with pytest.raises(ValidationError, match="没有字段"):
        correspondence.write(
            application=busy,
            entry=found(busy, "P02"),
            values={"weather": "晴"},
            by=handler,
            on=ON,
        )


def test_the_form_asks_for_no_more_than_the_letter_needs(partial):
    form = WordsForm(entry=entry(partial, found(partial, "S03").slot), known={})

    assert {field.name for field in form.plain} == {"given", "supply", "reasons"}
    assert [field.code for field, _ in form.grids] == ["withheld", "attachments"]
