"""Components keep their contract and say what they must."""

import re
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from lxml import html as markup
from tests.office.theme import gallery
from tests.office.theme.conftest import THEME

from gongkai.office.theme.compiled import environment

TEMPLATES = sorted([*THEME.glob("templates/c/*.html"), *THEME.glob("jinja2/c/*.html")])
STYLES = sorted((THEME / "static" / "theme").rglob("*.css"))
LONGEST_TEMPLATE, LONGEST_STYLE = 100, 150


def texts(drawn: str) -> str:
    return " ".join(markup.fromstring(f"<div>{drawn}</div>").text_content().split())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_component_is_one_template_that_names_its_arguments_and_one_style(path):
    lines = path.read_text("utf-8").splitlines()

    assert re.fullmatch(r"\{# .+\. .+ #\}", lines[0])
    assert len(lines) <= LONGEST_TEMPLATE
    assert (THEME / "static" / "theme" / "c" / f"{path.stem}.css").exists()


def test_an_alert_wraps_its_list_so_that_the_list_stays_one():
    pages = (THEME.parent).rglob("*.html")

    wrong = [p.name for p in pages if re.search(r"<[uo]l[^>]*role=", p.read_text("utf-8"))]

    assert wrong == []


@pytest.mark.parametrize(
    "value",
    ["甲", "<b>", "\"'&", 7, None, SafeString("<b>甲</b>"), gettext_lazy("<p>"), date(2026, 3, 2)],
)
def test_a_value_is_written_as_django_writes_it(value):
    written = environment().from_string("{{ value }}").render(value=value)

    assert written == Template("{{ value|stringformat:'s' }}").render(Context({"value": value}))


def test_no_style_is_without_its_template():
    styles = {path.stem for path in (THEME / "static" / "theme" / "c").glob("*.css")}

    assert styles == {path.stem for path in TEMPLATES}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_styles_are_short_layered_and_take_their_fonts_from_the_tokens(path):
    text = path.read_text("utf-8")

    assert text.count("\n") <= LONGEST_STYLE
    assert "@layer" in text
    assert path.name == "tokens.css" or not re.search(r"font-family:(?!\s*var\()", text)


@pytest.mark.parametrize(
    "path",
    [path for path in STYLES if path.name not in {"tokens.css", "elder.css", "print.css"}],
    ids=lambda path: path.stem,
)
def test_colours_stand_in_the_tokens_only(path):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8")) == []


def test_every_class_drawn_has_a_style(html):
    drawn = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    styled = set(re.findall(r"\.(gk-[\w-]+)", "".join(p.read_text("utf-8") for p in STYLES)))
    plain = {name for name in drawn - styled if not name.endswith(("--main", "--info", "--done"))}

    assert plain == set()


def test_the_gallery_shows_every_component_and_misses_no_argument(html):
    source = (THEME.parents[3] / "tests/office/theme/gallery.html").read_text("utf-8")
    inside = "".join(path.read_text("utf-8") for path in TEMPLATES)
    used = set(re.findall(r'(?:include "c/|\bc\.)(\w+)(?:\.html"|\()', source + inside))

    assert used == {path.stem for path in TEMPLATES}
    assert "UNDEFINED" not in html


def test_nothing_in_a_page_is_styled_or_scripted_inline(html):
    page = markup.document_fromstring(html)

    assert page.xpath("//*[@style] | //style | //script[not(@src)]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_what_people_write_is_escaped(drawn):
    assert "<b>" not in drawn("note", text="<b>坏</b>")
    assert "<b>" not in drawn("facts", facts=[{"term": "<b>", "value": "<b>"}])


def test_every_day_of_the_clock_stands_under_its_weekday_and_says_its_word(drawn):
    saturday = {"date": date(2026, 10, 10), "kind": "ahead make_up", "label": "13 调休"}

    day = markup.fromstring(drawn("clock", days=[saturday])).xpath("//ol/li")[0]

    assert day.get("data-weekday") == "6"
    assert " ".join(day.text_content().split()) == "10 月 10 日 星期六10-10 13 调休"


def test_a_clock_without_days_is_still_drawn(drawn):
    assert "gk-day " not in drawn("clock", days=[])


def test_the_short_clock_says_used_and_left(drawn):
    assert texts(drawn("ticks", used=7, remaining=13, limit=20)) == "已用 7 · 剩余 13个工作日"


@pytest.mark.parametrize(
    ("remaining", "variant"),
    [(4, ""), (3, "soon"), (0, "soon"), (-1, "overdue")],
    ids=["time enough", "soon", "the last day", "one day late"],
)
def test_the_short_clock_warns_before_and_after_the_day(drawn, remaining, variant):
    ticks = drawn("ticks", used=20 - remaining, remaining=remaining, limit=20)

    assert re.findall(r"gk-ticks--(\w+)", ticks) == [variant] * bool(variant)


def test_an_overdue_clock_says_by_how_many_days(drawn):
    assert texts(drawn("ticks", used=20, remaining=-3, limit=20)) == "已逾期 3 个工作日"


def test_a_figure_links_to_what_it_counts(drawn):
    cell = {"value": 12, "href": "/cases/", "words": "自然人，本机关不掌握"}

    assert 'href="/cases/" aria-label="自然人，本机关不掌握：12"' in drawn("cell", cell=cell)


def test_a_blank_figure_is_not_shown_as_zero(drawn):
    assert "空白" in drawn("cell", cell={"value": None})
    assert "gk-cell--zero" in drawn("cell", cell={"value": 0})


def test_a_failed_figure_says_so_in_words_and_leads_to_its_remark(drawn):
    rows = [{"cells": [{"heading": "总计"}, {"value": 6, "failed": True, "mark": 1}]}]

    table = drawn("table", id="t3", caption="表", head=[], rows=rows, remarks=["相差1。"])

    assert "不符，见注 1" in texts(table)
    assert 'href="#t3-remark-1"' in table
    assert 'id="t3-remark-1"' in table


def test_the_table_names_its_headers(drawn):
    table = drawn("table", id="t3", caption="表", head=gallery.HEAD, rows=gallery.report_rows())

    page = markup.fromstring(f"<div>{table}</div>")

    assert page.xpath("//th[not(@scope)]") == []
    assert page.xpath("string(//caption)").strip() == "表"


def test_the_pager_keeps_what_was_asked(engine, rf):
    pages = Paginator(range(30), 10)
    template = engine.get_template("c/pager.html")

    drawn = template.render({"page": pages.page(2)}, rf.get("/documents/?q=电梯&page=2"))

    links = markup.fromstring(drawn).xpath("//a/@href")
    assert [link.partition("&")[2] for link in links] == ["", "page=1", "page=3", "page=3"]
    assert all(link.startswith("?q=") for link in links)


def test_one_page_needs_no_pager(drawn):
    assert drawn("pager", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_field_is_tied_to_its_label_help_and_error(html):
    page = markup.document_fromstring(html)
    identity = page.get_element_by_id("id_identity")

    assert identity.get("aria-invalid") == "true"
    assert "id_identity_error" in identity.get("aria-describedby")
    for described in page.xpath("//@aria-describedby"):
        assert all(page.xpath("//*[@id=$id]", id=one) for one in described.split())


def test_the_error_summary_leads_to_each_field(html):
    page = markup.document_fromstring(html)

    targets = page.xpath("//*[@role='alert']//a/@href")

    assert len(targets) == len(gallery.refused().errors) - 1
    assert all(page.xpath("//*[@id=$id]", id=target[1:]) for target in targets)


def test_a_form_without_errors_has_no_summary(drawn):
    assert drawn("errors", form=gallery.Question()).strip() == ""


def test_the_current_entry_of_the_navigation_is_told(html):
    page = markup.document_fromstring(html)

    assert page.xpath("//nav[@aria-label='主导航']//a[@aria-current]/text()") == ["政府信息公开"]


def test_every_page_carries_the_tags_of_its_site(html):
    page = markup.document_fromstring(html)

    tags = {tag.get("name"): tag.get("content") for tag in page.xpath("//meta[@name]")}

    assert tags["SiteName"] == "云溪县人民政府"
    assert tags["SiteDomain"] == "www.example.gov.cn"
    assert tags["SiteIDCode"] == "0000000000"
    assert tags["ColumnName"] == "界面构件"


def test_a_hidden_field_is_only_itself(drawn):
    field = gallery.Question(prefix="a")["phone"]
    field.field.widget = field.field.hidden_widget()

    assert "gk-field" not in drawn("field", field=field)
