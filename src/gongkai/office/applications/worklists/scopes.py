"""The work lists as data (工作清单): which cases each holds, and in what order they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Count, Q, QuerySet

from gongkai.office.applications.acts.rules import ELSEWHERE, UNSETTLED
from gongkai.office.applications.clock import NEAR
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import (
    FINISHED,
    PENDING,
    Assignment,
    Draft,
    ExtensionRequest,
)
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, organ_ids, unit_ids
from gongkai.statute import official_calendar

OWN_TURN = (
    State.AWAITING_CONFIRMATION,
    State.HANDLING,
    State.CONCLUDED,
    State.SERVED,
    State.CLOSED,
)
"""States in which the clerk is the one who acts."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the lists, and on which day."""

    user: User
    today: date

    @property
    def near(self) -> date:
        """The last day that is soon (即将到期): so many working days from today."""
        return official_calendar().add(self.today, NEAR)


@dataclass(frozen=True, slots=True)
class WorkList:
    """One list (清单): its word, its title, which cases it holds, what is said when there are none.

    A list of pending cases stands in the order of the due days; any other, newest first.
    """

    name: str
    title: str
    holds: Callable[[Viewer], Q]
    empty: str
    is_pending: bool = True


def _awaited(viewer: Viewer, *, own: bool) -> Q:
    """Cases with a unit whose answer is awaited: the person's own units, or any."""
    rows = Assignment.objects.awaited()
    if own:
        rows = rows.filter(unit__in=unit_ids(viewer.user))
    return Q(pk__in=rows.values("application"))


def _turn(viewer: Viewer) -> Q:
    user = viewer.user
    drafts = Draft.objects.filter(returned=None, signed=None).exclude(by=user)
    asked = ExtensionRequest.objects.filter(decided=None)
    approving, signing = organ_ids(user, Duty.APPROVE), organ_ids(user, Duty.SIGN)
    return (
        Q(handler=user, state__in=OWN_TURN) & ~_awaited(viewer, own=False)
        | _awaited(viewer, own=True)
        | Q(state=State.DRAFTED, organ__in=approving, pk__in=drafts.values("application"))
        | Q(state=State.REVIEWED, organ__in=signing)
        | Q(state__in=PENDING, organ__in=signing, pk__in=asked.values("application"))
    )


def _unit(viewer: Viewer) -> Q:
    return Q(state__in=PENDING) & _awaited(viewer, own=bool(unit_ids(viewer.user)))


def _waiting(viewer: Viewer) -> Q:
    with_unit = Q(state=State.HANDLING) & _awaited(viewer, own=False)
    return Q(state__in=ELSEWHERE) | with_unit


def _near(viewer: Viewer) -> Q:
    return Q(state__in=PENDING, due__gte=viewer.today, due__lte=viewer.near)


_LISTS = (
    WorkList(
        "turn", "轮到我", _turn, "现在没有轮到您办理的申请。轮到您审查、签发、送达时会出现在这里。"
    ),
    WorkList(
        "mine",
        "我的",
        lambda viewer: Q(state__in=PENDING, handler=viewer.user),
        "没有由您经办的在办申请。您登记、确认或者被指定经办的申请会出现在这里。",
    ),
    WorkList(
        "unit", "承办单位", _unit, "没有等待承办单位办理的申请。交办之后、报送之前会出现在这里。"
    ),
    WorkList("near", "即将到期", _near, "今后五个工作日内没有到期的申请。"),
    WorkList(
        "overdue",
        "已逾期",
        lambda viewer: Q(state__in=PENDING, due__lt=viewer.today),
        "没有逾期的申请。",
    ),
    WorkList(
        "waiting",
        "等待他人",
        _waiting,
        "没有等待申请人、第三方或者承办单位的申请。",
    ),
    WorkList(
        "unassigned",
        "未分派",
        lambda viewer: Q(state__in=PENDING, handler=None) & ~_awaited(viewer, own=False),
        "没有尚未分派的申请。网上提交的申请先出现在这里，指定经办人或者交办之后离开。",
    ),
    WorkList(
        "pending",
        "全部在办",
        lambda viewer: Q(state__in=PENDING),
        "没有在办的申请。网上提交和登记的申请会出现在这里，最先到期的排在前面。",
    ),
    WorkList(
        "finished",
        "已办",
        lambda viewer: Q(state__in=FINISHED),
        "还没有办完的申请。",
        is_pending=False,
    ),
    WorkList(
        "all", "全部", lambda viewer: Q(), "还没有申请。可以从“登记申请”开始。", is_pending=False
    ),
)

LISTS = MappingProxyType({one.name: one for one in _LISTS})
"""Every work list by its word, in the order in which the page offers them."""

FIRST = "pending"
"""The list that opens where no other is asked for."""

_WHOLE = ("finished", "all")


def counts(rows: QuerySet, viewer: Viewer) -> dict[str, int]:
    """How many cases each list holds (件数), in two queries whatever their number.

    What nobody has to touch any more is only counted by its state, never looked at.
    """
    looked_at = {
        name: Count("pk", filter=one.holds(viewer))
        for name, one in LISTS.items()
        if name not in _WHOLE
    }
    found = rows.filter(state__in=UNSETTLED).aggregate(**looked_at)
    found["all"] = rows.count()
    found["finished"] = found["all"] - found["pending"]
    return {name: found[name] for name in LISTS}
