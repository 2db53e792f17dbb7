"""An office changes its letters: one person proposes, another approves, older ones stay."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from tests.office.letters.making import TODAY

from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions
from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.merging.blank import blank
from gongkai.office.letters.merging.inspecting import LARGEST_FILE, faults
from gongkai.office.letters.models import TemplateVersion
from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import letter
from gongkai.office.organs.standing import NotPermitted

ON = date(2026, 3, 2)
OURS = "本机关重视您的申请。"


def changed(code="P04", *, old="特此告知。", new=OURS) -> bytes:
    """A supplied template with one paragraph in other words."""
    paper = Document(BytesIO(blank(LETTERS[code])))
    for paragraph in paper.paragraphs:
        if old in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run.text = ""
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


@pytest.fixture
def proposed(office, handler):
    return actions.propose(
        organ=office, code="P04", document=changed(), reason="改得客气一些", by=handler, on=ON
    )


def approved(version, by):
    return actions.decide(version=version, approve=True, opinion="", by=by, on=ON)


def test_a_version_is_used_once_another_person_approved_it(office, proposed, reviewer):
    assert actions.in_force(office, "P04") is None

    approved(proposed, reviewer)

    version = actions.in_force(office, "P04")
    assert version == proposed
    assert OURS in letter("P04", sample("P04"), today=TODAY, template=version.data).text
    kinds = Event.objects.filter(subject="letter_template").values_list("kind", flat=True)
    assert list(kinds) == ["template_proposed", "template_approved"]


def test_nobody_approves_his_own(office, head):
    own = actions.propose(
        organ=office, code="P04", document=changed(), reason="改写", by=head, on=ON
    )

    with pytest.raises(NotPermitted, match="提出人不能审定自己的模板"):
        approved(own, head)


def test_a_stranger_changes_nothing(office, proposed, stranger):
    with pytest.raises(NotPermitted):
        actions.propose(
            organ=office, code="P04", document=changed(), reason="x", by=stranger, on=ON
        )
    with pytest.raises(NotPermitted):
        approved(proposed, stranger)


def test_a_returned_version_says_why_and_is_never_used(office, proposed, reviewer):
    with pytest.raises(ValidationError, match="请写明要改什么"):
        actions.decide(version=proposed, approve=False, opinion=" ", by=reviewer, on=ON)

    actions.decide(version=proposed, approve=False, opinion="太口语", by=reviewer, on=ON)

    assert actions.in_force(office, "P04") is None
    with pytest.raises(NotPermitted, match="已经有了结论"):
        approved(proposed, reviewer)


def test_the_newest_approved_version_is_used_and_older_ones_stay(
    office, handler, proposed, reviewer
):
    approved(proposed, reviewer)
    second = actions.propose(
        organ=office,
        code="P04",
        document=changed(new="请您谅解。"),
        reason="再改",
        by=handler,
        on=ON,
    )
    assert actions.in_force(office, "P04") == proposed

    approved(second, reviewer)

    assert actions.in_force(office, "P04") == second
    assert [one.number for one in TemplateVersion.objects.all()] == [2, 1]
    assert OURS in letter("P04", sample("P04"), today=TODAY, template=proposed.data).text


def test_another_organ_keeps_its_own(other_office, proposed, reviewer):
    approved(proposed, reviewer)

    assert actions.in_force(other_office, "P04") is None


@pytest.mark.parametrize("code", LETTERS)
def test_every_supplied_template_passes_the_inspection(code):
    if code in ("P02", "P06", "S03", "S23"):  # the rest differ in words only
        assert faults(blank(LETTERS[code]), LETTERS[code]) == []
    assert LETTERS[code].required


@pytest.mark.parametrize(
    ("code", "old", "new", "said"),
    [
        pytest.param(
            "P04", "特此告知。", "{{申请人名}}", "是不是“申请人”", id="a name nearly right"
        ),
        pytest.param(
            "P04", "特此告知。", "{{天气}}", "“{{天气}}”不是延期答复告知书的字段", id="no field"
        ),
        pytest.param(
            "P04", "{{延期理由}}", "工作需要", "缺少必备字段“{{延期理由}}”", id="one left out"
        ),
        pytest.param("S12", "{{救济告知}}", "", "缺少必备字段“{{救济告知}}”", id="no remedy"),
        pytest.param("P04", "特此告知。", "{{ 理由", "写得不完整", id="not closed"),
        pytest.param("P04", "特此告知。", "{{ ''.join(理由) }}", "不允许的写法", id="a program"),
        pytest.param(
            "P04", "特此告知。", "不服可以申请行政复议。", "程序性文书", id="a remedy too many"
        ),
    ],
)
def test_what_stands_in_the_way_is_said_at_upload(code, old, new, said):
    found = faults(changed(code, old=old, new=new), LETTERS[code])

    assert any(said in sentence for sentence in found), found


def repacked(**parts: str) -> bytes:
    """The supplied template with parts added to its package."""
    out = BytesIO(blank(LETTERS["P04"]))
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def restyled() -> bytes:
    paper = Document(BytesIO(blank(LETTERS["P04"])))
    for paragraph in paper.paragraphs:
        paragraph.style = paper.styles["Normal"]
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


LINKED = '<Relationships><Relationship Target="file:x" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param(b"", "不是 Word 文档", id="empty"),
        pytest.param(b"PK\x03\x04 not a package", "不是 Word 文档", id="no package"),
        pytest.param(b"x" * (LARGEST_FILE + 1), "超过 2 MB", id="too large"),
        pytest.param(repacked(**{"word__vbaProject.bin": "x"}), "宏", id="macros"),
        pytest.param(repacked(**{"word__embeddings__a.xlsx": "x"}), "嵌入的对象", id="objects"),
        pytest.param(repacked(**{"word___rels__a.rels": LINKED}), "取自别处", id="linked"),
        pytest.param(repacked(**{"word__big.xml": "x" * 13_000_000}), "解开后过大", id="a bomb"),
        pytest.param(restyled(), "没有样式为“文书标题”的段落", id="styles gone"),
    ],
)
def test_a_file_that_is_no_harmless_template_is_refused(document, said):
    found = faults(document, LETTERS["P04"])

    assert any(said in sentence for sentence in found), found


def address(office, rest="P04/") -> str:
    return f"/office/letters/{office.slug}/{rest}"


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("模板.docx", data)


def test_the_whole_way_on_the_screen(client, office, handler, reviewer):
    client.force_login(handler)
    template = client.get(address(office, "P04/0.docx"))
    assert template.content == blank(LETTERS["P04"])
    sent = {"act": "propose", "document": upload(changed()), "reason": "改得客气一些"}
    assert client.post(address(office), sent).status_code == 302
    assert "提出人不能审定自己的模板" not in client.get(address(office, "")).content.decode()

    client.force_login(reviewer)
    page = client.get(address(office)).content.decode()
    assert "改得客气一些" in page
    assert client.get(address(office, "P04/1.pdf"))["Content-Type"] == "application/pdf"
    decided = client.post(address(office), {"act": "approve", "version": "1", "opinion": ""})

    assert decided.status_code == 302
    assert "第 1 版" in client.get(address(office, "")).content.decode()
    assert "待审定的文书模板" not in client.get("/office/").content.decode()


def test_a_template_with_a_mistake_is_shown_with_the_sentence(client, office, handler):
    client.force_login(handler)
    sent = {"act": "propose", "document": upload(changed(new="{{申请人名}}")), "reason": "改"}

    response = client.post(address(office), sent)

    assert response.status_code == 422
    assert "是不是“申请人”" in response.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"act": "approve", "version": "9"}, "没有这个版本"),
        ({"act": "return", "version": "x"}, "没有这个版本"),
        ({"act": "propose", "reason": "改"}, "请选择要上传的 Word 模板"),
    ],
)
def test_a_form_filled_wrongly_is_said_so(client, office, reviewer, sent, said):
    client.force_login(reviewer)

    response = client.post(address(office), sent)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_the_desk_of_the_reviewer_says_what_waits(client, proposed, reviewer):
    client.force_login(reviewer)

    assert "待审定的文书模板" in client.get("/office/").content.decode()


@pytest.mark.parametrize("rest", ["", "P04/", "P04/0.docx", "P04/0.pdf", "seal/"])
def test_another_organs_letters_do_not_exist(client, office, stranger, rest):
    client.force_login(stranger)

    assert client.get(address(office, rest)).status_code == 404


def test_a_letter_or_version_that_is_not_there_does_not_exist(client, office, handler):
    client.force_login(handler)

    assert client.get(address(office, "P99/")).status_code == 404
    assert client.get(address(office, "P04/7.docx")).status_code == 404


def test_a_member_of_one_organ_comes_straight_to_its_catalogue(client, office, handler):
    client.force_login(handler)

    assert client.get("/office/letters/").url == address(office, "")


def test_a_member_of_two_chooses(client, office, other_office, enrolled):
    both = enrolled("何平", office, "handler")
    actions_of = enrolled("何安", other_office, "handler")
    both.memberships.create(organ=other_office, role="handler")
    client.force_login(both)

    page = client.get("/office/letters/").content.decode()

    assert office.name in page
    assert other_office.name in page
    assert actions_of.memberships.count() == 1
