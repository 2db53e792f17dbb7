"""Scans and photographs on the public page: they wait for a place and turns of their own."""

import io
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from PIL import Image
from tests.report.samples import department

from gongkai.office.annual.checking import turns, views
from gongkai.report.writing import document

HERE = "/check/"


@pytest.fixture(autouse=True)
def new_window():
    """Nobody has checked anything yet."""
    cache.clear()


def blank():
    """A photograph of nothing."""
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PNG")
    return SimpleUploadedFile("照片.png", out.getvalue())


def shown(response):
    return html.fromstring(response.content.decode()).get_element_by_id("main").text_content()


def test_a_scan_has_a_place_of_its_own_and_fewer_turns(client, monkeypatch):
    monkeypatch.setattr(views, "RECOGNISING", replace(turns.RECOGNISING, allowed=2))

    with turns.turn(turns.RECOGNISING):
        busy = client.post(HERE, {"report": blank()})
        text = SimpleUploadedFile("报告.html", document(department(), "html"))
        other = client.post(HERE, {"report": text})
    free = client.post(HERE, {"report": blank()})
    spent = client.post(HERE, {"report": blank()})

    assert [one.status_code for one in (busy, other, free, spent)] == [503, 200, 422, 429]
    assert "正在识别另一份扫描件" in shown(busy)
    assert "没有政府信息公开工作年度报告" in shown(free)
    assert "您在十分钟内已经核对扫描件2次" in shown(spent)
