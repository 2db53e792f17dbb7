"""A letter with something missing or wrong is found out, whoever left it out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.letters.making import TODAY, made

from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.catalogue.fields import BASIS, PART, REASON
from gongkai.office.letters.checking import checked
from gongkai.office.letters.facts import Facts
from gongkai.office.letters.merging.reading import Block
from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import letter
from gongkai.report.findings import Severity
from gongkai.statute import OrganKind, Remedy, RemedyOrgan


def of_facts(code: str, **changes) -> list[str]:
    """What is found in a letter written from changed facts."""
    one = letter(code, replace(sample(code), **changes), today=TODAY)
    return [f"{finding.code} {finding.message}" for finding in one.findings]


def of_words(code: str, change) -> list[str]:
    """What is found where each paragraph of the document was changed by hand."""
    one = made(code)
    content = tuple(
        Block(item.role, change(item.text)) if isinstance(item, Block) else item
        for item in one.content
    )
    found = checked(one.kind, one.facts, content=content, today=TODAY)
    return [f"{finding.code} {finding.message}" for finding in found]


def detail(code: str, **details) -> dict:
    return {"details": dict(sample(code).details) | details}


def sender(code: str, **changes):
    kept = sample(code).sender
    return {"sender": replace(kept, remedy=replace(kept.remedy, **changes))}


@pytest.mark.parametrize(
    ("code", "changes", "found"),
    [
        pytest.param("S01", {"number": ""}, "L-NUMBER 没有文号", id="no number"),
        *(
            pytest.param("S01", {"number": number}, "L-NUMBER", id=number)
            for number in (
                "示政办公开答[2026]5号",
                "示政办公开答（2026）5号",
                "示政办公开答〔2026〕05号",
                "示政办公开答〔2026〕第5号",
                "示政办公开答〔26〕5号",
                "〔2026〕5号",
            )
        ),
        pytest.param(
            "S01", {"number": "示政办公开答〔2025〕5号"}, "文号的年份是2025年", id="another year"
        ),
        pytest.param("S01", {"addressee": " "}, "L-ADDRESSEE 没有申请人的名称", id="to nobody"),
        pytest.param("S01", {"addressee": "王**"}, "L-ADDRESSEE “王**”是打码", id="masked"),
        pytest.param("P05", {"addressee": ""}, "没有第三方的名称", id="to no third party"),
        pytest.param("S01", {"dated": None}, "L-DATE 没有成文日期", id="no date"),
        pytest.param("S01", {"dated": date(2026, 3, 11)}, "晚于今天", id="dated tomorrow"),
        pytest.param("S01", {"dated": date(2026, 3, 1)}, "早于收到申请之日", id="before receipt"),
        pytest.param("S01", {"reasons": ""}, "L-REASONS 没有写理由", id="no reasons"),
        pytest.param("S01", {"reasons": "同上。"}, "理由只有“同上”", id="words are no reasons"),
        pytest.param("S12", detail("S12", search=""), "缺少“检索情况”", id="no search"),
        pytest.param(
            "P02", detail("P02", correction_items=" 。"), "缺少“补正事项”", id="only a stop"
        ),
        pytest.param(
            "S03", detail("S03", withheld=()), "缺少“不予公开部分”", id="nothing withheld"
        ),
        pytest.param(
            "S03",
            detail("S03", withheld=({PART: "甲", BASIS: "", REASON: "乙"},)),
            "第1项没有写依据",
            id="a part without its basis",
        ),
        pytest.param("S02", {"reasons": "见附件，×××"}, "没有填写的内容“×××”", id="a gap left"),
        pytest.param(
            "S04", {"reasons": "已经定为机密级事项，不予公开"}, "L-SECRET", id="a level told"
        ),
        pytest.param("S01", {"basis": "有关规定"}, "L-BASIS 没有援引", id="no article"),
        pytest.param(
            "S01", {"basis": "《政府信息公开条例》第三十六条"}, "没有写到项", id="no item"
        ),
        pytest.param(
            "S08", {"basis": "《政府信息公开条例》第十六条"}, "没有写到款", id="no paragraph"
        ),
        pytest.param(
            "S12",
            {"basis": "《政府信息公开条例》第三十六条第（五）项"},
            "没有援引《政府信息公开条例》第三十六条第（四）项",
            id="another item",
        ),
        pytest.param(
            "S01",
            {"basis": "《档案法》第三十六条第（一）项"},
            "没有援引",
            id="another law's article",
        ),
        pytest.param(
            "S01",
            sender("S01", authority="", government=""),
            "L-REMEDY",
            id="authority not on file",
        ),
        pytest.param("S01", {"served_online": True}, "互联网申请行政复议的渠道", id="no channel"),
    ],
)
def test_what_is_wrong_with_the_facts_is_found(code, changes, found):
    messages = of_facts(code, **changes)

    assert any(found in message for message in messages), messages


@pytest.mark.parametrize(
    "basis",
    [
        "《中华人民共和国政府信息公开条例》第三十六条第（一）项",
        "《政府信息公开条例》第三十六条第一项",
        "《政府信息公开条例》第三十三条第二款、第三十六条第（一）项",
    ],
)
def test_an_article_may_be_cited_in_each_usual_way(basis):
    assert of_facts("S01", basis=basis) == []


def test_a_late_reply_is_told_but_may_be_signed():
    late = replace(sample("S01"), request=replace(sample("S01").request, due=date(2026, 3, 9)))

    one = letter("S01", late, today=TODAY)

    assert [(f.code, f.severity) for f in one.findings] == [("L-LATE", Severity.WARNING)]
    assert one.may_be_signed


def test_an_organ_that_nobody_can_call_is_told():
    bare = replace(sample("S01").sender, phone="", address="")

    assert any("没有联系电话和地址" in found for found in of_facts("S01", sender=bare))


@pytest.mark.parametrize(
    ("code", "gone", "found"),
    [
        ("S01", "示政办公开答〔2026〕5号", "文书中没有文号"),
        ("S01", "王小满", "文书中没有写申请人的名称"),
        ("S01", "2026年3月10日", "文书中没有成文日期"),
        ("S01", "示范县人民政府办公室", "文书中没有发文机关名称"),
        ("S02", "不含依法不予公开的内容", "文书中没有写理由"),
        ("S12", "养护合同", "文书中没有写“检索情况”"),
    ],
)
def test_what_a_template_left_out_is_found(code, gone, found):
    messages = of_words(code, lambda text: text.replace(gone, ""))

    assert any(found in message for message in messages), messages


def test_a_template_without_the_list_of_what_is_withheld_is_found():
    one = made("S03")
    content = tuple(item for item in one.content if isinstance(item, Block))

    found = [f.message for f in checked(one.kind, one.facts, content=content, today=TODAY)]

    assert "文书中没有写全不予公开部分第1项，请核对模板。" in found


TOLD = [code for code, kind in LETTERS.items() if kind.tells_remedy]
FIRST = [code for code in TOLD if LETTERS[code].remedy is Remedy.RECONSIDERATION_FIRST]
CHOICE = [code for code in TOLD if code not in FIRST]


@pytest.mark.parametrize("code", TOLD)
def test_without_its_remedy_no_letter_may_be_signed(code):
    messages = of_words(code, lambda text: "" if "申请行政复议" in text else text)

    assert any("L-REMEDY 没有告知救济途径" in message for message in messages)


@pytest.mark.parametrize("code", [code for code in FIRST if code != "S03"])
def test_reconsideration_first_is_not_told_as_a_choice(code):
    (choice,) = [
        item.text
        for item in made("S01").content
        if isinstance(item, Block) and "申请行政复议" in item.text
    ]

    messages = of_words(code, lambda text: choice if "申请行政复议" in text else text)

    assert any("复议前置" in message and "L-REMEDY-CLASS" in message for message in messages)


@pytest.mark.parametrize("code", CHOICE)
def test_a_choice_is_not_told_as_reconsideration_first(code):
    (first,) = [
        item.text
        for item in made("S04").content
        if isinstance(item, Block) and "申请行政复议" in item.text
    ]

    messages = of_words(code, lambda text: first if "申请行政复议" in text else text)

    assert any("L-REMEDY-CLASS" in message for message in messages)


@pytest.mark.parametrize("code", ["P02", "P04", "P05"])
def test_a_letter_on_the_way_tells_of_no_remedy(code):
    told = "如不服，可以申请行政复议。"

    messages = of_words(code, lambda text: told if text.startswith("联系单位") else text)

    assert any("L-REMEDY-CLASS" in message and "程序性文书" in message for message in messages)


@pytest.mark.parametrize(
    ("code", "gone", "found"),
    [
        ("S01", "示范县人民政府申请", "L-REMEDY-ORGAN"),
        ("S01", "示范县人民法院", "L-REMEDY-COURT"),
        ("S01", "60日内", "L-REMEDY-PERIOD"),
        ("S01", "6个月内", "L-REMEDY-PERIOD"),
        ("S04", "15日内", "L-REMEDY-PERIOD"),
        ("S04", "60日内", "L-REMEDY-PERIOD"),
        ("S03", "示范县人民法院", "L-REMEDY-COURT"),
    ],
)
def test_each_particular_of_the_remedy_is_looked_for(code, gone, found):
    messages = of_words(code, lambda text: text.replace(gone, "有关机关申请" * ("申请" in gone)))

    assert any(message.startswith(found) for message in messages), messages


def test_served_online_the_channel_is_told():
    online = replace(sample("S01").sender, online_channel="https://example.com/review")

    assert of_facts("S01", sender=online, served_online=True) == []
    one = letter("S01", replace(sample("S01"), sender=online, served_online=True), today=TODAY)
    bare = tuple(
        Block(i.role, i.text.replace("https://example.com/review", ""))
        if isinstance(i, Block)
        else i
        for i in one.content
    )
    found = checked(one.kind, one.facts, content=bare, today=TODAY)
    assert [f.code for f in found] == ["L-REMEDY-ONLINE"]


NAMES = st.text("示范县市区镇人民政府办公室教育局水务", min_size=2, max_size=12)


@settings(max_examples=15, deadline=None)
@given(
    code=st.sampled_from(sorted(TOLD)),
    kind=st.sampled_from(OrganKind),
    names=st.tuples(NAMES, NAMES, NAMES),
    number=st.integers(1, 9999),
    withheld=st.booleans(),
)
def test_whatever_the_organ_the_letter_it_comes_with_may_be_signed(
    code, kind, names, number, withheld
):
    name, above, court = names
    organ = RemedyOrgan(name, kind, government=above, superior=above, founder=above, court=court)
    facts: Facts = replace(
        sample(code),
        sender=replace(sample(code).sender, remedy=organ),
        number=f"示政办公开答〔2026〕{number}号",
        withheld_not_information=withheld,
    )

    assert letter(code, facts, today=TODAY).findings == ()


@settings(max_examples=25, deadline=None)
@given(data=st.data(), code=st.sampled_from(sorted(set(LETTERS) - {"P01", "P06", "P14"})))
def test_leaving_out_any_required_field_forbids_signing(data, code):
    kind, facts = LETTERS[code], sample(code)
    field = data.draw(
        st.sampled_from([name for name in kind.required if name in facts.details] or [""])
    )
    changes = {"details": dict(facts.details) | {field: ""}} if field else {"addressee": ""}

    one = made(code)
    found = checked(kind, replace(facts, **changes), content=one.content, today=TODAY)

    assert any(finding.severity is Severity.ERROR for finding in found)
