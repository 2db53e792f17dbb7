"""A small town to walk through in a browser. All people, organs and texts are invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.office.publishing import published, withdrawn

from gongkai.office.annual import actions as annual
from gongkai.office.annual.models import ENTERED
from gongkai.office.applications import actions as applications
from gongkai.office.disclosure import actions as disclosure
from gongkai.office.disclosure.gazette.records import GazetteIssue, GazetteItem
from gongkai.office.disclosure.kinds import Genre, Kind, Validity
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic
from gongkai.office.disclosure.parts.suggestions import Suggestion
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ, Role

COLUMNS = ("乡镇", "资金（万元）", "到账日期", "用途", "负责单位", "验收日期", "备注")
WIDE_TABLE = (
    "<table><tr>"
    + "".join(f"<th>{name}</th>" for name in COLUMNS)
    + "</tr>"
    + "<tr>"
    + "<td>通村公路养护和桥涵修复</td>" * len(COLUMNS)
    + "</tr></table>"
)
BODY = (
    "<p>各乡镇人民政府，县政府各部门：</p><h3>一、总体要求</h3><p>每一条农村公路都有人管、有钱养。</p>"
    f"<h3>二、资金安排</h3>{WIDE_TABLE}<ol><li>按月公布进度。</li></ol>"
    '<p style="text-align: right">2026 年 3 月 2 日</p><p><a href="https://www.example.gov.cn/">原文</a></p>'
)
SECTIONS = {"overview": "本年工作平稳。", "problems": "解读形式单一，已改进。", "other": ""}


@dataclass(frozen=True)
class Town:
    """What a test asks for by name: addresses, and the keys of an application."""

    pages: dict[str, str]
    gone: str
    number: str
    code: str


def built(today: date) -> Town:
    """The town as it stands today: every kind of page has something on it."""
    county = _organ("人民政府", Organ.Kind.GOVERNMENT, number=1)
    office = _organ("人民政府办公室", Organ.Kind.OFFICE, number=2, under=county)
    _organ("青山镇人民政府", Organ.Kind.TOWNSHIP, number=3, under=county)
    on = today - timedelta(days=30)
    notice = published(
        office,
        on=on,
        kind=Kind.NORMATIVE,
        genre=Genre.NOTICE,
        title="示范县人民政府办公室关于进一步做好农村公路养护管理工作的通知",
        document_number=f"示政办发〔{on.year}〕18号",
        issuer=office,
        duty="2001",
        effective=on,
        summary="明确三级路长责任。",
        body=BODY,
        files=[("养护资金分配表", "table.pdf", b"%PDF-1.7 invented")],
    )
    reading = published(
        office, on=on, kind=Kind.INTERPRETATION, title="一图读懂", duty="2001", interprets=notice
    )
    repealed = published(office, on=on, kind=Kind.NORMATIVE, title="停车办法", duty="2001")
    disclosure.change_validity(
        document=repealed,
        validity=Validity.REPEALED,
        basis="关于废止部分文件的决定",
        by=repealed.latest_revision.user,
        on=today,
    )
    published(office, on=on, kind=Kind.GUIDE, title="公开指南", duty="2015", body=BODY)
    published(office, on=on, kind=Kind.RULE, title="审查制度", duty="2015")
    corners = _corners(office, on)
    corners |= {
        "consultation": _consultation(office, on).get_absolute_url(),
        "issue": _issue(office, on, prints=notice).get_absolute_url(),
    }
    for number in range(25):
        published(office, on=on - timedelta(days=number), title=f"停水公告第 {number + 1} 号")
    published(office, on=on, kind=Kind.ANSWER, title="医保在哪里缴费", duty="2015")
    taken_back = withdrawn(published(office, on=on, title="撤下的公告"), on=today)
    report = _report(office)
    kept = _application(office, today)
    pages = {
        "home": "/",
        "platform": "/organs/",
        "guide": "/organs/organ-2/",
        "no guide": "/organs/organ-3/",
        "rules": "/organs/organ-2/rules/",
        "content": "/organs/organ-2/content/",
        "item": "/organs/organ-2/content/2011/",
        "column's reports": "/organs/organ-2/reports/",
        "column's applying": "/organs/organ-2/apply/",
        "documents": "/documents/",
        "policies": "/policies/",
        "suggestions": "/suggestions/",
        "data": "/data/",
        "interface": "/api/",
        "found": "/documents/?q=公告",
        "narrowed": "/documents/?q=农村公路&kind=normative&order=newest",
        "nothing found": "/documents/?q=没有的词&year=x",
        "ways out": "/documents/?q=农村公路养户 停水&kind=rule",
        "document": notice.get_absolute_url(),
        "interviews": "/interviews/",
        "topics": "/topics/",
        "services": "/services/",
        "consultations": "/consultations/",
        "gazette": "/gazette/",
        "elderly": "/services/elderly/",
        **corners,
        "interpretation": reading.get_absolute_url(),
        "repealed": repealed.get_absolute_url(),
        "gone": taken_back.get_absolute_url(),
        "no such page": "/nothing/",
        "accessibility": "/accessibility/",
        "ask": "/ask/",
        "answers": "/ask/answers/",
        "answer's track": "/ask/track/",
        "apply": "/apply/",
        "track": "/apply/track/",
        "correcting": "/petitions/correction/",
        "complaining": "/petitions/complaint/",
        "petition": "/petitions/track/",
        "check": "/check/",
        "reports": "/reports/",
        "report": report.get_absolute_url(),
        "figure": f"{report.get_absolute_url()}cells/applications.granted.total/",
    }
    return Town(
        pages, taken_back.get_absolute_url(), kept.application.register_number, kept.query_code
    )


def _corners(office: Organ, on: date) -> dict[str, str]:
    """An interview with its recording, a guide for the elderly, and a topic."""
    who = "县教育和体育局局长程远"
    text = {"heading": "怎么走", "text": "绕行。"}
    newest = {"heading": "最新", "theme": "", "kind": "news", "word": "", "count": 3}
    blocks = [{"type": "text", "value": text}, {"type": "newest", "value": newest}]
    parts = {
        Kind.INTERVIEW: Interview(held=on, guests=who),
        Kind.SERVICE: ServiceGuide(
            audience="elderly",
            sort="社会保障",
            who="年满八十周岁",
            papers="身份证",
            places="便民服务中心",
            steps="交材料",
            phone="0000-0000000",
        ),
        Kind.TOPIC: Topic(blocks=blocks),
        Kind.PROPOSAL_REPLY: Suggestion(
            origin="deputy",
            session="县十八届人大一次会议",
            number="第37号",
            lead="县水务局",
            assigned=on - timedelta(days=60),
            answered=on - timedelta(days=5),
            result="solved",
        ),
    }
    film = [("访谈录像", "film.mp4", b"film"), ("访谈录像", "film.vtt", b"WEBVTT")]
    return {
        str(kind): published(
            office,
            on=on,
            kind=kind,
            title=f"{kind.label}一则",
            parts=[part],
            files=film if kind == Kind.INTERVIEW else (),
        ).get_absolute_url()
        for kind, part in parts.items()
    }


def _consultation(office: Organ, on: date):
    """A draft on which opinions are taken for two months."""
    return published(
        office,
        on=on,
        kind=Kind.CONSULTATION,
        title="公路养护办法（征求意见稿）",
        duty="2015",
        opinions_until=on + timedelta(days=60),
        opinions_to="电子邮箱 office@example.gov.cn",
    )


def _issue(office: Organ, on: date, *, prints):
    """An issue of the gazette that prints one document."""
    number = GazetteIssue(organ=office, year=on.year, number=1, day=on)
    parts = [number, GazetteItem(heading="县政府办公室文件", item=prints)]
    return published(office, on=on, kind=Kind.GAZETTE, title="公报第1期", duty="2001", parts=parts)


def _organ(name: str, kind: Organ.Kind, *, number: int, under: Organ | None = None) -> Organ:
    return organs.establish(
        under=under,
        name=f"示范县{name}",
        short_name=name,
        kind=kind,
        slug=f"organ-{number}",
        code=f"1100000000000000{number:02d}",
        number_prefix="示政办",
        address="示范县光明路 1 号",
        phone="0000-0000000",
        reconsideration_organ="示范县人民政府",
        court="示范县人民法院",
    )


def _report(office: Organ):
    head = organs.enrol(username="head", name="陈立", password="shi-fan-2026!")
    organs.appoint(user=head, organ=office, role=Role.HEAD)
    who = {"by": head, "on": date(2026, 1, 12)}
    report = annual.begin(organ=office, year=2025, **who)
    for path in ENTERED:
        annual.enter_figure(organ=office, year=2025, path=path, value=0, source="业务系统", **who)
    report = annual.write_sections(report=report, sections=SECTIONS, **who)
    report = annual.self_check(report=report, **who)
    report = annual.sign(report=report, **who)
    return annual.publish(report=report, at=datetime(2026, 1, 15, 1, 30, tzinfo=UTC), **who)


def _application(office: Organ, today: date):
    """A case that arrived on paper ten days ago, its clock running."""
    arrived = today - timedelta(days=10)
    return applications.register(
        organ=office,
        channel="in_person",
        applicant=applications.Applicant(
            name="王小满",
            category="natural_person",
            id_kind="resident",
            id_number="11010519491231002X",
            phone="0000-1234567",
            address="示范县柳树路 3 号",
        ),
        title="农村公路养护合同",
        description="全文",
        arrived=arrived,
        by=organs.User.objects.get(username="head"),
        on=arrived,
    )
