"""Sentences on reconsideration, lawsuits and documents, all invented: tables 2 and 4."""

from decimal import Decimal

import pytest
from tests.report.narrative.wording import said, stated

from gongkai.report.narrative import figures

REMEDIES = [
    ("因政府信息公开引发行政复议2件、行政诉讼0件。", "复议=2 诉讼=0"),
    ("全市发生政府信息公开行政复议案件1起。", "复议=1"),
    ("行政复议维持2件、纠正1件，共3件。", "复议维持=2 复议纠正=1 复议=3"),
    ("⾏政复议2件，⾏政诉讼1件。", "复议=2 诉讼=1"),
    ("被申请行政复议5件，其中维持3件、尚未审结2件。", "复议=5 复议维持=3 复议未结=2"),
    ("发生行政复议2起，均予以维持。", "复议=2 复议维持=2"),
    ("信息公开类行政复议7件，诉讼9件，均获维持。", "复议=7 诉讼=9 复议维持=7 诉讼维持=9"),
    ("行政诉讼6件，其中未经复议直接起诉4件，复议后起诉2件。", "诉讼=6 直接起诉=4 复议后起诉=2"),
    ("行政复议、行政诉讼共74件。", "复议+诉讼=74"),
    ("做好行政复议、行政诉讼案件的应诉工作，全县共办理相关案件74件。", "复议+诉讼=74"),
    ("政府信息公开行政复议、行政诉讼0条。", "复议=0 诉讼=0"),
    ("未发生因政府信息公开引起的行政复议和行政诉讼。", "复议=0 诉讼=0"),
    ("没有发生行政复议、行政诉讼和举报投诉情况。", "复议=0 诉讼=0"),
    ("未产生复议、诉讼案件。", "复议=0 诉讼=0"),
    ("行政复议、行政诉讼案件均未发生。", "复议=0 诉讼=0"),
    ("因政府信息公开引发的行政复议案件为零。", "复议=0"),
    ("行政复议和行政诉讼均为0件。", "复议=0 诉讼=0"),
    ("因政府信息公开问题，引起的行政复议1件。", "复议=1"),
    ("行政复议3件，2件维持，1件纠正。", "复议=3 复议维持=2 复议纠正=1"),
    ("全年办理2件行政复议。", "复议=2"),
    ("2件行政复议、1件行政诉讼。", "复议=2 诉讼=1"),
    ("行政复议纠正1件，均已维持。", "复议纠正=1"),
    ("行政复议办结2件。", ""),
    ("维持2件。", ""),
    ("未发生行政诉讼败诉。", ""),
    ("举办行政复议、行政诉讼专题培训3场。", ""),
    ("收到行政复议答复通知书2件。", ""),
]


@pytest.mark.parametrize(("text", "cells"), REMEDIES, ids=[text for text, _ in REMEDIES])
def test_a_sentence_on_remedies_states(text, cells):
    assert stated(text) == said(cells)


DOCUMENTS = [
    ("制发行政规范性文件17件，废止30件。", "规范性文件制发=17 规范性文件废止=30"),
    ("制定行政规范性文件5件，现行有效18件。", "规范性文件制发=5 规范性文件有效=18"),
    ("集中公开现行有效行政规范性文件98件。", "规范性文件有效=98"),
    ("未制发规范性文件。", "规范性文件制发=0"),
    ("未制发规章、规范性文件。", "规章制发=0 规范性文件制发=0"),
    ("未发布规范性文件。", ""),
    ("规章、规范性文件共12件。", ""),
    ("办理行政许可1,234件，作出行政处罚决定56件，实施行政强制3件。", "许可=1234 处罚=56 强制=3"),
    ("公开行政许可类信息40条。", ""),
    ("拟适时修改规范性文件3件。", ""),
    ("印发非规范性文件27件。", ""),
]


@pytest.mark.parametrize(("text", "cells"), DOCUMENTS, ids=[text for text, _ in DOCUMENTS])
def test_a_sentence_on_documents_states(text, cells):
    assert stated(text) == said(cells)


def test_fees_keep_their_decimals_and_their_unit():
    (figure,) = figures("全年行政事业性收费20.35万元。")

    assert (figure.of, figure.value, figure.unit) == (
        "proactive.fees.fees_10k_yuan",
        Decimal("20.35"),
        "万元",
    )
    assert figure.as_json()["value"] == "20.35"


def test_documents_that_were_published_are_no_cell_but_near_one():
    (figure,) = figures("发布规范性文件7件。")

    assert figure.of is None
    assert figure.near == "proactive.normative_documents.issued"
    assert figure.label == "发布规范性文件"
