"""A decision is signed with its reply: written here and checked, or on paper and confirmed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.applications.deciding import conclude, reviewed, serve
from tests.office.applications.pages import case, words
from tests.office.letters.making import scan

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions as letters
from gongkai.office.letters.checking.by_hand import ELEMENTS
from gongkai.office.organs.models import Role

ON = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ready(application, handler, reviewer):
    """A refusal that both reviews have passed."""
    stated = actions.Stated(not_separable="全文", discretion="尚未定稿")
    actions.draft(
        application=application, outcome="refused_deliberative", by=handler, on=ON, facts=stated
    )
    reviewed(application, reviewer=reviewer, on=ON)
    return application


def signed_on_paper(client, one, **changes):
    """The head's form, filled in for a letter that was signed outside."""
    data = {
        "on": f"{ON}",
        "scan": SimpleUploadedFile("letter.pdf", scan()),
        "number": "示人公开答〔2026〕31号",
        "confirmed": ELEMENTS,
    }
    return client.post(case(one, "sign"), data | changes)


def test_a_paper_letter_is_kept_as_signed_with_what_was_confirmed(client, ready, head):
    client.force_login(head)
    page = words(client.get(case(ready, "sign")))
    assert "应当先" in page
    assert "《政府信息公开条例》第十六条第二款" in page

    assert signed_on_paper(client, ready).status_code == 302

    ready.refresh_from_db()
    letter = ready.conclusions.get().letter
    assert (ready.state, ready.letter_number) == (State.CONCLUDED, "示人公开答〔2026〕31号")
    assert (letter.is_paper, letter.confirmed) == (True, list(ELEMENTS))
    assert letters.opened(letter) == scan()
    event = Event.objects.get(kind="letter_issued")
    assert (event.label, event.new["sha256"]) == ("登记系统外签发的文书", letter.sha256)
    assert "系统外签发，已逐项人工核对" in words(client.get(case(ready, "letters/reply-1")))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"confirmed": [name for name in ELEMENTS if name != "remedy"]}, "没有核对：救济告知"),
        (
            {"confirmed": [name for name in ELEMENTS if name != "basis"]},
            "没有核对：依据写到条、款、项",
        ),
        ({"scan": SimpleUploadedFile("letter.pdf", b"%PDF-1.7 nothing")}, "不是可以打开的 PDF"),
        ({"scan": ""}, "请同时上传签发件"),
    ],
    ids=["a point left open", "the basis left open", "no PDF", "no scan"],
)
def test_a_paper_letter_that_is_not_confirmed_decides_nothing(client, ready, head, changes, said):
    client.force_login(head)

    refused = signed_on_paper(client, ready, **changes)

    assert refused.status_code == 422
    assert said in words(refused)
    ready.refresh_from_db()
    assert (ready.state, ready.concluded) == (State.REVIEWED, None)
    assert not Event.objects.filter(kind__in=["concluded", "letter_issued"]).exists()


def test_a_number_that_another_reply_bears_is_refused(client, ready, head, registered, handler):
    other = registered()
    conclude(other, "granted", handler, sub_kind="supplied", letter_number="示人公开答〔2026〕31号")
    client.force_login(head)

    refused = signed_on_paper(client, ready)

    assert refused.status_code == 422
    assert "示人公开答〔2026〕31号" in words(refused)
    assert not ready.conclusions.exists()


def test_the_signer_is_neither_drafter_nor_reviewer(client, application, ready, enrolled, office):
    both = enrolled("季岚", office, Role.REVIEWER, Role.HEAD)
    actions.return_draft(application=ready, opinion="请核对", by=both, on=ON)
    stated = actions.Stated(not_separable="全文", discretion="尚未定稿")
    given = {"outcome": "refused_deliberative", "facts": stated, "on": ON}
    actions.draft(application=ready, by=enrolled("段青", office, Role.HANDLER), **given)
    reviewed(ready, reviewer=both, on=ON)
    client.force_login(both)
    assert "签发人不能是本稿的审查人" in words(client.get(case(ready, "sign")))
    assert signed_on_paper(client, ready).status_code == 422

    office.shared_duties = "全办三人，政务公开由一名负责人审查、签发"
    office.save()

    assert signed_on_paper(client, ready).status_code == 302
    note = Event.objects.get(kind="concluded").note
    assert "签发人兼任拟稿或者审查：全办三人" in note


def test_the_signer_is_not_the_drafter(client, application, reviewer, head, office):
    actions.draft(application=application, outcome="granted", sub_kind="supplied", by=head, on=ON)
    reviewed(application, reviewer=reviewer, on=ON)
    client.force_login(head)

    assert "签发人不能是拟稿人本人" in words(client.get(case(application, "sign")))
    assert signed_on_paper(client, application).status_code == 422


def test_even_in_a_small_office_nobody_reviews_what_he_drafted(application, head, office):
    office.shared_duties = "全办两人"
    office.save()
    actions.draft(application=application, outcome="granted", sub_kind="supplied", by=head, on=ON)

    with pytest.raises(actions.Refused, match="审查人不能是拟稿人本人"):
        reviewed(application, reviewer=head, on=ON)


def test_an_administrator_says_why_duties_are_shared(client, administrator, office):
    client.force_login(administrator)

    page = client.get(f"/office/organs/edit/{office.pk}/").content.decode()

    assert 'name="shared_duties"' in page


def test_a_withdrawn_case_is_served_when_its_letter_is_signed(client, application, handler, head):
    actions.withdraw(application=application, by=handler, on=ON)
    client.force_login(handler)
    told = client.get(case(application, "serve"))
    assert "答复书还没有签发，不能送达" in words(told)
    assert f'href="{case(application)}letters/reply-1/"' in told.content.decode()
    with pytest.raises(actions.Refused, match="答复书还没有签发"):
        serve(application, handler)

    client.force_login(head)
    letter = case(application, "letters/reply-1")
    none = client.post(letter, {"act": "paper"})
    assert "请选择签发件" in words(none)
    data = {"act": "paper", "scan": SimpleUploadedFile("a.pdf", scan()), "confirmed": ELEMENTS}
    assert client.post(letter, data).status_code == 302

    serve(application, handler)
    application.refresh_from_db()
    assert application.state == State.SERVED


def test_a_withdrawn_case_may_have_its_letter_written_here(client, application, handler, head):
    actions.withdraw(application=application, by=handler, on=ON, note="申请人书面撤回本件申请")
    client.force_login(head)

    client.post(case(application, "letters/reply-1"), {"act": "sign"})

    letter = application.conclusions.get().letter
    assert (letter.code, letter.is_paper) == ("S23", False)
