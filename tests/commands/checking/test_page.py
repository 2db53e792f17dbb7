"""The findings as one web page: nothing else is needed, and no script."""

from gongkai.cli import main

WRONG = {"remedies.reconsideration.total": 0}


def output(capsys):
    return capsys.readouterr().out


def test_a_web_page_shows_findings_and_lets_no_markup_in(saved, tmp_path, capsys):
    wrong = saved("wrong.json", cells=WRONG, organ="<script>县", title="")
    broken = str(tmp_path / "<b>.json")

    assert main(["report", "check", wrong, broken, "--format", "html"]) == 2

    page = output(capsys)
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert "<script>" not in page
    assert "&lt;b&gt;.json" in page
    assert 'id="r1-finding-1"><strong class="gk-findings__grade">错误1</strong>' in page


def test_a_web_page_shows_the_report_itself_with_the_failed_sum_marked(saved, capsys):
    wrong, right = saved("wrong.json", cells=WRONG), saved("right.json")

    assert main(["report", "check", wrong, right, "--format", "html", "--jobs", "2"]) == 1

    page = output(capsys)
    assert 'gk-cell--failed gk-cell--summand">0 <a class="gk-flag gk-flag--error"' in page
    assert page.count('<article class="gk-annotated"') == 2
    assert '<p class="proof">勾稽关系42项，核对成立42项</p>' in page


def test_a_web_page_in_english_says_so(saved, capsys):
    assert main(["report", "check", saved(cells=WRONG), "--format", "html", "--lang", "en"]) == 1

    page = output(capsys)
    assert '<html lang="en">' in page
    assert "error" in page


def test_a_page_of_many_files_begins_with_an_index_of_them(saved, tmp_path, capsys):
    wrong, broken = saved("wrong.json", cells=WRONG), str(tmp_path / "none.json")

    main(["report", "check", wrong, broken, "--format", "html"])

    page = output(capsys)
    assert page.count('<table class="gk-table__table gk-index">') == 1
    assert '<a href="#r1-file">wrong.json</a>' in page
    assert '<td class="gk-index__error">1</td>' in page
    assert '<td class="gk-index__problem">' in page
    assert page.count('<a href="#top">回到页首</a>') == 2


def test_a_page_of_one_file_has_no_index(saved, capsys):
    main(["report", "check", saved(), "--format", "html"])

    page = output(capsys)
    assert 'gk-index"' not in page
    assert "回到页首" not in page


def test_a_page_names_last_years_report(saved, capsys):
    previous = saved("2021.json", year=2021, title="")

    main(["report", "check", saved(), "--previous", previous, "--format", "html"])

    assert "<p>上年报告：" in output(capsys)
