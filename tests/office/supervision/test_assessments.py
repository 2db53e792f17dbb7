"""The supervisor tries an organ with an application that looks real, counts nowhere, is scored."""

import re
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from tests.office.applications.conftest import WANG
from tests.office.applications.deciding import conclude, reviewed, serve
from tests.office.applications.pages import words
from tests.office.letters.making import png

from gongkai.office.annual.compilation import cell_rows, compiled
from gongkai.office.applications import actions as applications
from gongkai.office.applications.archive.parts import records
from gongkai.office.applications.correspondence import actions as correspondence
from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions as letters
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible
from gongkai.office.remedies.models import RemedyCase
from gongkai.office.supervision.assessments import actions
from gongkai.office.supervision.assessments.scoring import CRITERIA, ELEMENTS
from gongkai.office.supervision.assessments.sheets import lines
from gongkai.office.supervision.models import Assessment

ON = date(2026, 3, 2)
IN_TIME, LATE = date(2026, 3, 20), date(2026, 5, 20)
FULL = dict.fromkeys(CRITERIA, 10)
LIST = "/office/assessments/"
CASE = "/office/applications/case/"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def test(county, office, supervisor):
    sent, _ = actions.send(
        assessor=county,
        assessed=office,
        applicant=WANG,
        title="路灯采购合同",
        description="2025 年的合同全文",
        by=supervisor,
        on=ON,
    )
    return sent


def replied(test, handler, *, on):
    """Confirm, decide on paper and serve the case of a test, as one does with any."""
    case = test.application
    applications.confirm(application=case, by=handler, on=test.sent)
    conclude(case, "granted", handler, sub_kind="supplied", on=on)
    serve(case, handler, on=on)
    case.refresh_from_db()


def replied_here(test, handler, head, reviewer, *, sealed):
    """Refuse the case of a test with a letter that is written, checked and signed here."""
    case = test.application
    applications.confirm(application=case, by=handler, on=ON)
    stated = applications.Stated(not_separable="全文", discretion="尚未定稿")
    how = {"outcome": "refused_deliberative", "facts": stated}
    applications.draft(application=case, by=handler, on=IN_TIME, **how)
    correspondence.write(
        application=case,
        entry=last_reply(case),
        values={"category": "讨论稿", "reasons": "该稿尚在讨论，没有定稿。"},
        by=handler,
        on=IN_TIME,
    )
    reviewed(case, reviewer=reviewer, on=IN_TIME)
    if sealed:
        letters.keep_seal(organ=case.organ, name=case.organ.name, image=png(), by=head, on=IN_TIME)
    applications.sign(application=case, by=head, on=IN_TIME)
    serve(case, handler, on=IN_TIME)


def scored(test, supervisor, *, on=LATE, seen=(), marks=FULL):
    test.refresh_from_db()
    return actions.end(
        assessment=test, seen=seen, marks=marks, comment="及时", by=supervisor, on=on
    )


def told(response):
    """What a page says, without the token of its forms."""
    return re.sub(r'"CSRF_TOKEN": "\w+"', "", words(response))


def test_nothing_that_its_organ_opens_tells_a_test_from_a_real_application(client, handler, test):
    applications.confirm(application=test.application, by=handler, on=ON)
    client.force_login(handler)
    opened = ("/office/", "/office/applications/", f"{CASE}{test.application_id}/")

    seen = [told(client.get(address)) for address in opened]
    packed = records(test.application)
    Application.objects.update(mock="")
    real = [told(client.get(address)) for address in opened]

    assert seen == real
    assert test.application.register_number in seen[1]
    assert packed == records(Application.objects.get())
    assert client.get(f"{LIST}{test.pk}/").status_code == 404
    read = visible(handler, Event).values_list("label", flat=True)
    assert list(read) == ["登记", "收到申请"]
    assert Event.objects.get(kind="assessment_sent").organ == test.assessor


def test_it_enters_no_statistic(office, handler, test):
    replied(test, handler, on=IN_TIME)
    disputed = {"organ": office, "matter": "答复是否合法", "filed": IN_TIME}
    for kind in RemedyCase.Kind:
        RemedyCase.objects.create(kind=kind, application=test.application, **disputed)
    counts = RemedyCase.objects.create(kind="reconsideration", **disputed)

    report = compiled(office, 2026)

    assert {report.cells[f"applications.{key}.total"] for key in ("received", "handled")} == {0}
    assert not Application.objects.counted().exists()
    path = "remedies.{}.pending"
    assert [report.cells[path.format(kind)] for kind in RemedyCase.Kind] == [1, 0, 0]
    assert list(cell_rows(office, 2026, path.format("reconsideration"), user=handler)) == [counts]


@pytest.mark.parametrize(("sealed", "form"), [(True, 30), (False, 24)])
def test_what_a_reply_signed_here_holds_is_read_from_it(
    handler, head, reviewer, supervisor, test, sealed, form
):
    replied_here(test, handler, head, reviewer, sealed=sealed)

    one = scored(test, supervisor)

    assert (one.timeliness, one.form, one.content, one.total) == (30, form, 40, 70 + form)
    assert not one.by_hand
    assert Event.objects.get(kind="assessment_ended").new["total"] == 70 + form


def test_a_late_reply_on_paper_has_what_the_assessor_saw_of_it(handler, supervisor, test):
    replied(test, handler, on=LATE)

    one = scored(test, supervisor, seen=["number", "date", "seal"], marks=FULL | {"answers": 3})

    assert (one.timeliness, one.form, one.content, one.total) == (10, 18, 33, 61)
    told = {line.standard: line.told for line in lines(one)}
    assert told["印章"] == "人工核对：具备"
    assert told["救济途径、机关和期限"] == "人工核对：缺少"
    assert "逾期答复" in told["在答复期限内送达答复"]


def test_no_reply_has_no_points_whatever_is_ticked(supervisor, test):
    one = scored(test, supervisor, seen=tuple(ELEMENTS))

    assert one.total == 0
    assert (one.elements, one.marks) == ([], {})


def test_it_is_not_scored_while_the_organ_has_days_to_reply(handler, supervisor, test):
    applications.confirm(application=test.application, by=handler, on=ON)

    with pytest.raises(ValidationError, match="答复期限是2026-03-30，还没有到期"):
        scored(test, supervisor, on=date(2026, 3, 30))
    assert scored(test, supervisor, on=date(2026, 3, 31)).total == 0


def test_after_the_end_the_organ_sees_the_mark_and_the_sheet(client, handler, supervisor, test):
    replied(test, handler, on=IN_TIME)
    client.force_login(handler)
    assert client.get(f"{LIST}{test.pk}/sheet.pdf").status_code == 404
    scored(test, supervisor, seen=tuple(ELEMENTS))

    case = client.get(f"{CASE}{test.application_id}/").content.decode()
    page = client.get(f"{LIST}{test.pk}/").content.decode()
    file = client.get(f"{LIST}{test.pk}/sheet.pdf")

    assert "模拟测评" in case
    assert "100 分" in page
    assert "提交评分" not in page
    assert (file["Content-Type"], file["Cache-Control"][:6]) == ("application/pdf", "max-ag")
    text = pypdfium2.PdfDocument(file.content)[0].get_textpage().get_text_bounded()
    assert test.application.register_number in text
    assert all(label in "".join(text.split()) for label in CRITERIA.values())


def test_it_is_scored_once_by_the_supervisor_and_on_every_criterion(handler, supervisor, test):
    replied(test, handler, on=IN_TIME)
    with pytest.raises(NotPermitted):
        scored(test, handler)
    with pytest.raises(ValidationError, match="每一项都要评 0 至 10 分"):
        scored(test, supervisor, marks=FULL | {"answers": 11})
    assert test.total is None
    scored(test, supervisor)
    with pytest.raises(ValidationError, match="不能再改"):
        scored(test, supervisor)


def test_only_who_supervises_another_organ_tests_it(county, office, handler, supervisor):
    asked = {"applicant": WANG, "title": "甲", "description": "乙", "on": ON}

    with pytest.raises(NotPermitted):
        actions.send(assessor=county, assessed=office, by=handler, **asked)
    with pytest.raises(ValidationError, match="不能相同"):
        actions.send(assessor=county, assessed=county, by=supervisor, **asked)


def test_the_supervisor_sends_scores_and_compares_in_the_back_office(
    client, supervisor, handler, county, office
):
    client.force_login(supervisor)
    asked = {
        "assessor": county.pk,
        "assessed": office.pk,
        "name": "王小满",
        "id_number": WANG.id_number,
        "phone": "0000-1234567",
        "title": "路灯采购合同",
        "description": "合同全文",
    }

    wrong = client.post(f"{LIST}new/", asked | {"id_number": "110105194912310021"})
    sent = client.post(f"{LIST}new/", asked, follow=True)
    one = Assessment.objects.get()
    unanswered = client.get(f"{LIST}{one.pk}/").content.decode()
    replied(one, handler, on=one.sent)
    desk = client.get(f"{LIST}{one.pk}/").content.decode()
    marks = {f"end-{name}": 5 for name in CRITERIA}
    given = {"act": "end", "end-seen": ["number", "seal"], "end-comment": "=没有写依据"}
    short = client.post(f"{LIST}{one.pk}/", given)
    client.post(f"{LIST}{one.pk}/", given | marks)
    listed = client.get(LIST).content.decode()
    book = load_workbook(BytesIO(client.get(f"{LIST}results.xlsx").content))

    assert "末位与前 17 位不符" in wrong.content.decode()
    assert "查询码" in sent.content.decode()
    assert "end-answers" not in unanswered
    assert "答复书具备的要素" in desk
    assert (short.status_code, "请评分，0 至 10 分" in short.content.decode()) == (422, True)
    assert "机关比较" in listed
    assert [cell.value for cell in book["机关比较"][2]] == [office.name, 1, 30, 12, 20, 62]
    assert [book["测评结果"][at].value for at in ("B2", "I2")] == [
        one.application.register_number,
        "'=没有写依据",
    ]
