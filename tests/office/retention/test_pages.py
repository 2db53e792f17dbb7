"""The pages: what is due, a list decided by another, one matter, what is held; and afterwards."""

from datetime import date

import pytest
from tests.office.applications.pages import words
from tests.office.retention.conftest import MARK, OVER

from gongkai.office.applications.models import Application
from gongkai.office.remedies.models import Petition
from gongkai.office.retention import actions
from gongkai.office.retention.models import Appraisal, Hold, Matter
from gongkai.office.retention.previewing import going

pytestmark = [pytest.mark.urls("tests.office.applications.addresses"), pytest.mark.django_db]

DUE, HOLDS, TRACK = "/office/retention/", "/office/holds/", "/apply/track/"
DAY = date(2015, 3, 2)


@pytest.fixture
def signed_in(client, request):
    def make(who):
        client.force_login(request.getfixturevalue(who))
        return client

    return make


def test_what_is_due_is_listed_and_put_on_a_list_that_another_approves(
    signed_in, old, office, handler
):
    page = words(signed_in("handler").get(DUE))
    assert "到期 1 件" in page
    assert old.register_number in page
    assert "2025-12-31" in page
    assert "10 年" in page

    made = signed_in("handler").post(DUE, {"organ": office.pk}, follow=True)
    one = Appraisal.objects.get()
    desk = f"{DUE}{one.pk}/"
    assert "请由另一位负责人审批" in words(made)
    assert "批准，按期匿名" not in words(made)
    assert "没有到期而未列入清单" in words(signed_in("handler").get(DUE))

    home = words(signed_in("head").get("/office/"))
    assert f"鉴定清单 {one}" in home
    approved = signed_in("head").post(desk, {"act": "approve"}, follow=True)
    assert "已批准，1 件待匿名：审批次日起由后台执行，执行前可以撤回" in words(approved)
    actions.run_approved(today=date(2026, 11, 23))
    done = words(signed_in("handler").get(desk))
    assert "已执行完毕" in done
    assert "已匿名，2026-11-23" in done


def test_a_list_is_sent_back_and_called_back_with_a_reason(signed_in, old, office, handler, head):
    made = actions.make_list(organ=office, by=handler, on=date(2026, 1, 1))
    desk = f"{DUE}{made.pk}/"
    client = signed_in("head")

    assert "请写明理由" in words(client.post(desk, {"act": "return", "return-opinion": ""}))
    client.post(desk, {"act": "return", "return-opinion": "有信访"})
    made.refresh_from_db()
    assert made.state == "returned"

    again = actions.make_list(organ=office, by=handler, on=date(2026, 1, 1))
    actions.approve(appraisal=again, by=head, on=date(2026, 1, 1))
    client.post(f"{DUE}{again.pk}/", {"act": "recall", "recall-opinion": "有错"})
    again.refresh_from_db()
    assert again.state == "recalled"


def test_nobody_makes_a_list_for_another_organ(signed_in, old, office, stranger):
    client = signed_in("stranger")

    assert client.post(DUE, {"organ": office.pk}).status_code == 404
    assert old.register_number not in words(client.get(DUE))
    assert client.get(f"{DUE}preview/application/{old.pk}/").status_code == 404
    assert client.get(f"{DUE}preview/document/1/").status_code == 404
    assert not Appraisal.objects.exists()


def test_a_reviewer_reads_and_makes_nothing(signed_in, old, office, reviewer):
    client = signed_in("reviewer")

    assert "由经办人编制鉴定清单" in words(client.get(DUE))
    assert client.post(DUE, {"organ": office.pk}).status_code == 404


def test_nothing_due_is_said_and_refused(signed_in, office, handler):
    client = signed_in("handler")

    assert "现在没有到期而未列入清单的" in words(client.get(DUE))
    refused = client.post(DUE, {"organ": office.pk}, follow=True)
    assert "不需要编制清单" in words(refused)


def test_a_hold_is_set_and_lifted_on_its_page(signed_in, old, office, handler, head):
    client = signed_in("handler")
    wrong = client.post(
        f"{HOLDS}new/", {"organ": office.pk, "number": "没有这个号", "reason": "审计"}
    )
    assert "没有登记号为" in words(wrong)
    data = {"organ": office.pk, "number": old.register_number, "reason": "审计需要"}
    held = client.post(f"{HOLDS}new/", data, follow=True)
    assert "保全中，不会到期" in words(held)
    assert "现在没有到期而未列入清单的" in words(client.get(DUE))
    assert "审计需要" in words(client.get(f"{DUE}preview/application/{old.pk}/"))
    assert "审计需要" in words(client.get(HOLDS))

    one = Hold.objects.get()
    client = signed_in("head")
    client.post(f"{HOLDS}{one.pk}/", {"act": "lift", "lift-why": "审计结束"})
    assert "已解除" in words(client.get(f"{HOLDS}{one.pk}/"))


def test_everything_of_the_case_works_afterwards_and_says_so(
    client, full, office, petition, approved, handler
):
    told = {one.label: one for one in going(Matter.APPLICATION, full.pk)}
    assert told["政府信息公开申请"].count == 1
    assert told["签发文书"].files == 2
    assert "密封的信息：清空" in told["政府信息公开申请"].what
    assert told["索引项"].what == ("整条删除",)
    client.force_login(handler)
    preview = f"{DUE}preview/application/{full.pk}/"
    assert "始终保留" in words(client.get(preview))
    approved(office, on=OVER)
    actions.run_approved(today=OVER)
    one, case = Application.objects.get(pk=full.pk), f"/office/applications/case/{full.pk}/"

    page = words(client.get(case))
    assert "已按期匿名：保存期限已满，2057-01-01" in page
    assert one.register_number in page
    assert MARK not in page.replace("台账", "")[: page.index("台账")]
    assert "填写理由后查看" not in page
    assert "没有可以清除的内容" in words(client.get(preview))
    for part in ("letters/", "package/", "parts/", "clock/", "sheet.pdf", "judge/"):
        assert client.get(f"{case}{part}").status_code == 200, part
    assert client.get(f"{case}letters/reply-1/").status_code == 404
    assert client.get(f"{case}file/{full.findings.get().pk}/").status_code == 404
    assert "已按期删除" in words(client.get(f"{case}letters/"))
    refused = client.post(f"{case}reveal/", {"reason": "好奇"})
    assert (refused.status_code, "的保存期限已满" in words(refused)) == (422, True)
    job = f"/office/redaction/{full.given_files.get().copy.job_id}/"
    assert "保存期限已满，已按期删除" in words(client.get(job))
    lists = "/office/applications/?list=all"
    assert "已按期匿名" in words(client.get(lists))
    found = words(client.get(f"/office/applications/?list=all&q={one.register_number}"))
    assert one.register_number in found
    tracked = client.post(TRACK, {"number": one.register_number, "code": "2222222222"})
    assert "已于2057 年 1 月 1 日按期匿名" in words(tracked)
    assert (tracked.status_code, "还不能提交" in words(tracked)) == (200, False)
    written = Petition.objects.get()
    followed = client.post("/petitions/track/", {"number": written.number, "code": "2222222222"})
    assert "按期匿名" in words(followed)
    assert (followed.status_code, "还不能提交" in words(followed)) == (200, False)
    shown = words(client.get(f"/office/petitions/{written.pk}/"))
    assert "保存期限已满" in shown
    assert MARK not in shown
    remedy = full.remedy_cases.get()
    assert "保存期限已满" in words(client.get(f"/office/remedies/{remedy.pk}/"))
