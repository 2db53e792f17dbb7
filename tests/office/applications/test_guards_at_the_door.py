"""Each guard by its code, through the door of the office: refused till it is met, then drafted."""

from dataclasses import dataclass, field

import pytest
from tests.office.applications.acting import FILLED
from tests.office.applications.deciding import conclude, serve
from tests.office.applications.pages import case, words

from gongkai.office.applications.models import Draft
from gongkai.office.ledger.models import Event
from gongkai.statute import GUARDS, OUTCOMES

WHOLE = {"not_separable": "全文均涉及"}
LAW = {"basis_kind": "LAW", "basis_name": "不动产登记法", "basis_article": "第三条"}
RULE = LAW | {"basis_kind": "RULE", "basis_name": "某登记办法"}
EARLY = {"on": "2026-03-04"}


@dataclass(frozen=True)
class Door:
    """An outcome proposed twice: what lacks and how it is refused, what is done, what is enough."""

    outcome: str
    said: str
    lacking: dict = field(default_factory=dict)
    enough: dict = field(default_factory=dict)
    acts: tuple = ()
    """Acts done in between, each with what its form holds."""


DOORS = {
    "G1": Door(
        "refused_third_party",
        "须先书面征求第三方意见",
        lacking=WHOLE,
        enough=WHOLE | {"consultation_needless": "第三方已注销"},
    ),
    "G2": Door("refused_security", "尚未作可分割性审查", enough=WHOLE),
    "G3": Door(
        "unavailable_not_held",
        "至少一条检索记录",
        lacking={"sub_kind": "not_exist"},
        enough={"sub_kind": "not_exist"},
        acts=(("record_search", FILLED["record_search"]),),
    ),
    "G4": Door("declined_repeat", "须关联此前已答复的申请"),
    "G5": Door(
        "declined_excessive",
        "须先送达说明理由告知书",
        acts=(
            ("ask_reasons", FILLED["ask_reasons"] | EARLY),
            ("accept_reasons", FILLED["accept_reasons"]),
        ),
    ),
    "G6": Door(
        "closed_uncorrected",
        "须先送达补正告知书",
        acts=(("ask_correction", FILLED["ask_correction"] | EARLY),),
    ),
    "G7": Door(
        "closed_unpaid",
        "须先送达收费通知书",
        enough={"on": "2026-04-03"},
        acts=(("notify_fee", FILLED["notify_fee"] | EARLY),),
    ),
    "G8": Door(
        "unavailable_unclear",
        "收到申请人的补正",
        acts=(
            ("ask_correction", FILLED["ask_correction"] | EARLY),
            ("accept_correction", FILLED["accept_correction"]),
        ),
    ),
    "G9": Door(
        "refused_prohibited",
        "“某登记办法”是规章，此处只能依据法律或者行政法规",
        lacking=WHOLE | RULE,
        enough=WHOLE | LAW,
    ),
    "G10": Door(
        "granted",
        "早于收到申请之日",
        lacking={"sub_kind": "supplied", "on": "2026-03-01"},
        enough={"sub_kind": "supplied"},
    ),
    "G11": Door(
        "refused_state_secret",
        "答复书中含有涉密内容",
        lacking=WHOLE | {"leaks_content": "on"},
        enough=WHOLE,
    ),
    "G12": Door(
        "refused_internal",
        "请写明决定不予公开的裁量理由",
        lacking=WHOLE,
        enough=WHOLE | {"discretion": "公开会影响内部管理"},
    ),
    "G13": Door(
        "refused_inquiry",
        "“某登记办法”是规章，此处只能依据法律或者行政法规",
        lacking=RULE,
        enough=LAW,
    ),
    "G14": Door(
        "closed_other",
        "请写明具体情形",
        lacking={"sub_kind": "terminated_other"},
        enough={"sub_kind": "terminated_other", "remark": "所涉地块已划归邻县"},
    ),
}
"""Each guard by its code; it must be the one that its outcome fails."""


def proposed(client, one, outcome, stated):
    """Propose an outcome as the page of the draft does."""
    address = case(one, "draft") + f"?outcome={outcome}"
    return client.post(address, {"on": "2026-03-20", "reasons": "见附件"} | stated)


@pytest.mark.parametrize("code", DOORS)
def test_an_outcome_is_refused_till_its_guard_is_met(client, registered, handler, code):
    door, one = DOORS[code], registered()
    client.force_login(handler)
    before = Event.objects.count()

    refused = words(proposed(client, one, door.outcome, door.lacking))

    assert door.said in refused
    assert not Draft.objects.exists()
    assert Event.objects.count() == before

    for act, data in door.acts:
        assert client.post(case(one, act), data).status_code == 302, act
    accepted = proposed(client, one, door.outcome, door.enough | answered(registered, code))

    assert accepted.status_code == 302, words(accepted)
    assert Draft.objects.get(application=one).outcome == door.outcome


def answered(registered, code):
    """An application of the same person that was answered before, where the guard wants one."""
    if code != "G4":
        return {}
    first = registered()
    conclude(first, "granted", first.handler, sub_kind="supplied")
    serve(first, first.handler)
    return {"earlier": first.pk}


def test_every_guard_has_its_door_and_guards_the_outcome_behind_it():
    assert DOORS.keys() == GUARDS.keys()
    for code, door in DOORS.items():
        assert door.outcome in GUARDS[code].outcomes, code
        assert door.outcome in OUTCOMES
