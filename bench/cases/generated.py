"""Cases by the hundred thousand, made straight in the tables, for the benches alone.

They look like a county office's ten years: one in a hundred is open, the rest decided and filed.
Only what the pages read is made: rows, records, events, postings. The ledger's hashes are fillers
and its chain does not hold; no number was taken from a counter. Nobody in it exists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from gongkai.office.applications.kinds import Category, Channel, State
from gongkai.office.applications.models import (
    Application,
    Assignment,
    Conclusion,
    Draft,
    Posting,
    Review,
    Service,
)
from gongkai.office.applications.sealing import Applicant, code_hash, lookup, sealed
from gongkai.office.applications.searching.words import grams, name_grams
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, Unit, User
from gongkai.statute import official_calendar

PLACES = [f"{a}{b}" for a in "柳杨松槐榆桐桂兰" for b in ("树镇", "山乡", "河街道", "湾村")]
THINGS = ["道路养护", "路灯采购", "河道治理", "学校修缮", "土地征收", "小区改造", "垃圾清运"]
KINDS = ["合同", "批复文件", "会议纪要", "验收报告", "补偿标准", "招标公告", "资金安排", "规划图"]
SURNAMES, NAMES = "赵钱孙李周吴郑王", ("小满", "谷雨", "白露", "秋分", "立夏", "清明")
RARE = "鹤鸣湿地观测点"
BATCH = 5000

Row = tuple[Application, str]


def generate(count: int, *, organ: Organ, unit: Unit, people: list[User], today: date) -> None:
    """Make so many cases of an organ."""
    chance = random.Random(2026)
    for first in range(0, count, BATCH):
        size = min(BATCH, count - first)
        rows = [
            _case(first + at, count, organ=organ, people=people, today=today, chance=chance)
            for at in range(size)
        ]
        cases = Application.objects.bulk_create([case for case, _ in rows])
        _records(cases, unit=unit, people=people)
        _events(cases, people[0])
        _post([(case, name) for case, (_, name) in zip(cases, rows, strict=True)])
    _index()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _case(
    number: int, count: int, *, organ: Organ, people: list[User], today: date, chance: random.Random
) -> Row:
    is_open = number >= count - max(10, count // 100)
    age = chance.randrange(0, 25) if is_open else 30 + (count - number) * 3600 // count
    received = today - timedelta(days=age)
    place, thing, kind = chance.choice(PLACES), chance.choice(THINGS), chance.choice(KINDS)
    subject = f"{received.year - 1} 年{place}{thing}{kind}"
    subject = f"{RARE}{kind}" if number == count // 2 else subject
    name = chance.choice(SURNAMES) + chance.choice(NAMES)
    register = f"示政办公开申〔{received.year}〕{number + 1}号"
    applicant = Applicant(name=name, id_number=f"TEST{number % 5000:08}")
    due = official_calendar().add(received, 20) if is_open else received + timedelta(days=28)
    case = Application(
        organ=organ,
        year=received.year,
        serial=number + 1,
        register_number=register,
        channel=chance.choice(Channel.values),
        category=chance.choice(Category.values),
        masked_name=f"{name[0]}**",
        sealed=sealed(applicant, about=register),
        lookup=lookup(applicant, organ_id=organ.pk),
        title=subject,
        description=f"申请公开{subject}的全文、附件和付款凭证，涉及{chance.choice(PLACES)}的部分也请提供。",
        arrived=received,
        received=received,
        received_rule="当面提交的，提交之日为收到申请之日",
        due=due,
        state=chance.choice((State.HANDLING, State.HANDLING, State.DRAFTED)),
        handler=chance.choice(people),
        query_code_hash=code_hash("23456789AB", about=register),
    )
    if not is_open:
        case.state, case.outcome = State.ARCHIVED, "granted"
        case.concluded = case.served = received + timedelta(days=20)
        case.letter_number = f"示政办公开〔{received.year}〕{number + 1}号"
    return case, name


def _records(cases: list[Application], *, unit: Unit, people: list[User]) -> None:
    by, other = people[0], people[-1]
    day = {case.pk: case.concluded or case.received for case in cases}
    drafted = [one for one in cases if one.outcome or one.state == State.DRAFTED]
    drafts = Draft.objects.bulk_create(
        Draft(
            application=one,
            outcome="granted",
            sub_kind="supplied",
            reasons=f"经检索，{one.title}由本机关制作并保存，予以公开。",
            drafted=day[one.pk],
            by=by,
            signed=one.concluded,
        )
        for one in drafted
    )
    Review.objects.bulk_create(
        Review(application=d.application, draft=d, kind=kind, passed=True, opinion="同意",
               on=d.drafted, by=other)
        for d in drafts
        if d.signed
        for kind in ("secrecy", "legality")
    )  # fmt: skip
    decided = Conclusion.objects.bulk_create(
        Conclusion(application=d.application, outcome="granted", sub_kind="supplied",
                   basis="《条例》第三十六条第二项", reasons=d.reasons, on=d.drafted, by=other,
                   letter_number=d.application.letter_number)
        for d in drafts
        if d.signed
    )  # fmt: skip
    Service.objects.bulk_create(
        Service(conclusion=one, application=one.application, way="post", proof="挂号信", on=one.on,
                by=by)
        for one in decided
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(application=one, unit=unit, task="请检索并提出意见。", assigned=one.received,
                   due=one.due, by=by, reported=one.concluded, report="已从档案室找到原件。")
        for one in cases[::3]
    )  # fmt: skip


OPENING = (("registered", "登记"), ("received", "收到申请"))
DECIDING = (
    *(("drafted", "拟写处理决定"), ("secrecy_reviewed", "保密审查")),
    *(("legality_reviewed", "合法性审查"), ("concluded", "作出处理决定"), ("served", "送达")),
    *(("closed", "结案"), ("archived", "归档")),
)


def _events(cases: list[Application], by: User) -> None:
    Event.objects.bulk_create(_told(cases, by, timezone.now()), batch_size=2000)


def _told(cases: list[Application], by: User, at: datetime) -> Iterator[Event]:
    for case in cases:
        for number, (kind, label) in enumerate(OPENING + (DECIDING if case.outcome else ())):
            yield Event(
                organ_id=case.organ_id,
                subject="application",
                subject_id=case.pk,
                kind=kind,
                label=label,
                actor=by,
                actor_name=by.name,
                at=at,
                on=case.concluded if number > 1 else case.received,
                note="办理情况见案卷",
                previous_hash="0" * 64,
                hash=f"{case.pk:056x}{number:08x}",
            )


def _post(rows: list[Row]) -> None:
    """Lay the pairs of some cases down, to be put into the index together."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS laid (organ, gram, application)")
        cursor.executemany("INSERT INTO laid VALUES (%s, %s, %s)", list(_laid(rows)))


def _laid(rows: list[Row]) -> Iterator[tuple[int, int, int]]:
    for case, name in rows:
        reasons = f"经检索，{case.title}由本机关制作并保存，予以公开。已从档案室找到原件。"
        texts = [case.register_number, case.title, case.description, case.letter_number]
        texts += [reasons, "办理情况见案卷", "请检索并提出意见。", "同意", "挂号信"]
        for gram in grams(texts) | name_grams(name, organ_id=case.organ_id):
            yield case.organ_id, gram, case.pk


def _index() -> None:
    table = Posting._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (organ_id, gram, application_id) "
            "SELECT organ, gram, application FROM laid ORDER BY 1, 2, 3"
        )
        cursor.execute("DROP TABLE laid")
