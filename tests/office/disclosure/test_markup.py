"""What is kept of a body: its tables and alignment, however they were written, and nothing else."""

import pytest

from gongkai.office.disclosure.markup import clean_html


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(
            "<p align=center class=MsoNormal>一</p>",
            '<p style="text-align:center">一</p>',
            id="an old attribute becomes a style",
        ),
        pytest.param(
            "<td ALIGN='right' colspan=2>8.0</td>",
            '<td colspan="2" style="text-align:right">8.0</td>',
            id="in a cell too",
        ),
        pytest.param(
            '<p align=left style="text-align:right;mso-pagination:none">一</p>',
            '<p style="text-align:right">一</p>',
            id="a style goes before it",
        ),
        pytest.param(
            "<p align=right style='text-indent:2em; font-family:仿宋'>一</p>",
            '<p style="text-align:right;text-indent:2em">一</p>',
            id="and keeps the rest of a style",
        ),
        pytest.param(
            '<h1 style="text-align:center;color:red">一</h1>',
            '<h1 style="text-align:center">一</h1>',
            id="every heading keeps its place",
        ),
        pytest.param(
            '<p title="a align=right" onclick="x()">一</p>',
            '<p title="a  onclick=" style="text-align:right">一</p>',
            id="a word that looks like one runs nothing",
        ),
        pytest.param(
            "<p align=justify><script>x()</script><o:p></o:p><![if !vml]>一</p>",
            '<p style="text-align:justify">一</p>',
            id="nothing runs",
        ),
    ],
)
def test_alignment_stays(given, kept):
    table = given.startswith("<td")
    body = clean_html(f"<table><tbody><tr>{given}</tr></tbody></table>" if table else given)

    inner = body.removeprefix("<table><tbody><tr>").removesuffix("</tr></tbody></table>")
    assert inner.replace(": ", ":").replace("; ", ";") == kept
