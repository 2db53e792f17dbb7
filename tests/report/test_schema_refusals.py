import json
import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import department

from gongkai.report.model import AnnualReport, NotAReport
from gongkai.report.schema import as_json, from_json, from_text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"schema": None}, "缺少schema", id="no schema"),
        pytest.param({"schema": "gongkai/annual-report/9"}, "report/9", id="a later schema"),
        pytest.param({"schema": ["x" * 5000]}, "本程序只认", id="a schema that is no text"),
        pytest.param({"form": "2007"}, "“2007”", id="an unknown form"),
        pytest.param({"form": None}, "form一项缺失", id="no form"),
        pytest.param({"form": ["2021"]}, "form一项", id="a form that is no text"),
        pytest.param({"organ": 5}, "organ应为文字", id="an organ that is no text"),
        pytest.param({"year": "twenty"}, "year应为整数", id="a year that is no number"),
        pytest.param({"year": 10**40}, "year的数字超出", id="a year beyond all years"),
        pytest.param({"sections": ["一"]}, "sections应为JSON对象", id="sections in a list"),
        pytest.param({"sections": {"overview": 1}}, "sections.overview应为文字", id="no text"),
        pytest.param({"applications": []}, "applications应为JSON对象", id="a table in a list"),
        pytest.param({"remedies": {"reconsideration": 5}}, "remedies.reconsideration", id="row"),
        pytest.param({"reading": 5}, "reading应为JSON对象", id="a reading that is no object"),
        pytest.param({"reading": {"confidence": "x"}}, "confidence", id="a sure reading"),
        pytest.param({"reading": {"confidence": True}}, "confidence", id="confidence true"),
        pytest.param({"reading": {"repairs": {}}}, "reading.repairs应为列表", id="repairs"),
        pytest.param({"reading": {"repairs": [1]}}, "reading.repairs", id="a repair"),
        pytest.param({"reading": {"strangers": [1]}}, "reading.strangers", id="a stranger"),
    ],
)
def test_what_is_no_report_is_refused_with_one_sentence(change, says):
    data = as_json(department()) | change

    with pytest.raises(NotAReport, match=says) as refusal:
        from_json(data)

    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("number", [10**15, -(10**15), 1e300, math.inf, -math.inf, math.nan])
def test_a_number_that_no_report_can_hold_is_refused(number):
    data = as_json(department())
    data["applications"]["granted"]["total"] = number

    with pytest.raises(NotAReport, match=r"applications\.granted\.total的数字超出"):
        from_json(data)


@pytest.mark.parametrize("number", [10**15, 1e300, math.nan])
def test_money_that_no_report_can_hold_is_refused(number):
    data = as_json(department())
    data["proactive"]["fees"]["fees_10k_yuan"] = number

    with pytest.raises(NotAReport, match="fees_10k_yuan的数字超出"):
        from_json(data)


def test_a_small_tree_under_extra_is_kept_and_a_deep_one_refused():
    data = as_json(AnnualReport("云溪县教育局", 2020, {}, edition="2019"))
    data["proactive"]["extra"] = {"采购": [{"件数": 3, "金额": 1.5}], "有无": True}
    deep = data | {"proactive": {"extra": {"一": {"二": {"三": {"四": {"五": 1}}}}}}}

    assert from_json(data).extra == {"采购": [{"件数": 3, "金额": 1.5}], "有无": True}
    with pytest.raises(NotAReport, match="嵌套过深"):
        from_json(deep)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "第1行第1列", id="empty"),
        pytest.param("[1, 2]", "最外层应为JSON对象", id="a list"),
        pytest.param("17", "最外层应为JSON对象", id="a number"),
        pytest.param("null", "最外层应为JSON对象", id="null"),
        pytest.param('{"a": 1,}', "语法错误", id="a comma too many"),
        pytest.param("[" * 200_000, "嵌套过深", id="deep nesting"),
        pytest.param('{"year": ' + "9" * 5_000 + "}", "位数过多", id="five thousand digits"),
        pytest.param('{"year": NaN}', "NaN", id="NaN"),
        pytest.param('{"year": -Infinity}', "-Infinity", id="infinity"),
        pytest.param(b"\xff\xfe\x00\xd8\x00", "UTF-8", id="broken bytes"),
    ],
)
def test_text_that_holds_no_report_is_refused_with_one_sentence(text, says):
    with pytest.raises(NotAReport, match=says):
        from_text(text)


def test_a_byte_order_mark_does_no_harm():
    text = json.dumps(as_json(department()))

    assert from_text("\ufeff" + text) == from_text(text) == department()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data())
def test_whatever_is_put_anywhere_is_read_or_refused_but_never_breaks(data):
    report = as_json(department())
    spot = report
    for key in data.draw(st.sampled_from(PLACES)):
        parent, last, spot = spot, key, spot[key]
    parent[last] = data.draw(anything)

    with suppress(NotAReport):
        read = from_json(report)
        assert from_json(as_json(read)) == read


PLACES = [
    *((key,) for key in ("schema", "form", "organ", "year", "title", "sections")),
    *((table,) for table in ("proactive", "applications", "remedies")),
    *(("applications", key) for key in ("received", "closed_other", "handled")),
    ("applications", "received", "total"),
    ("proactive", "fees", "fees_10k_yuan"),
    ("remedies", "reconsideration", "other"),
]
