"""A template reaches nothing but its fields."""

from io import BytesIO

import pytest
from docx import Document
from jinja2 import nodes

from gongkai.office.letters.merging.language import ALLOWED, Language
from gongkai.office.letters.merging.merge import CannotMerge, merged

VALUES = {"理由": "甲", "附件清单": [{"名称": "乙"}, {"名称": "丙"}]}

HOSTILE = [
    "{{ 理由.__class__ }}",
    "{{ 理由.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.join(理由) }}",
    "{{ 理由 * 1000000000 }}",
    "{{ 理由 ~ 理由 }}",
    "{{ 理由|attr('__class__') }}",
    "{{ 理由|upper }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ 附件清单.append('x') }}",
    "{{ 附件清单[0] }}",
    "{{ range(1000000000) }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% set 理由 = 1 %}",
    "{% macro f() %}x{% endmacro %}",
    "{% call f() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ 理由 }}{% endautoescape %}",
    "{% if 理由 is string %}x{% endif %}",
    "{% for a in 附件清单 %}{% for b in 附件清单 %}x{% endfor %}{% endfor %}",
    "{% for a in [1, 2] %}x{% endfor %}",
    "{% for a in 附件清单 recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a in 附件清单 %}{{ loop.cycle }}{% endfor %}",
    "{% for a in 附件清单 %}{{ a.keys }}{% endfor %}",
]


def document(*lines: str, title: str = "") -> bytes:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    paper.core_properties.title = title
    paper.core_properties.comments = ""
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize("line", HOSTILE)
def test_what_is_no_field_condition_or_row_is_refused_in_a_sentence(line):
    with pytest.raises(CannotMerge, match=r"[\u4e00-\u9fff]"):
        merged(document(line), VALUES)


@pytest.mark.parametrize("line", HOSTILE[:8])
def test_the_properties_of_the_document_are_read_as_strictly(line):
    with pytest.raises(CannotMerge):
        merged(document("正文", title=line), VALUES)


@pytest.mark.parametrize("line", HOSTILE[:8])
def test_headers_are_read_as_strictly(line):
    paper = Document(BytesIO(document("正文")))
    paper.sections[0].header.paragraphs[0].text = line
    out = BytesIO()
    paper.save(out)

    with pytest.raises(CannotMerge):
        merged(out.getvalue(), VALUES)


def test_fields_conditions_and_rows_are_understood():
    template = document(
        "{%p for 件 in 附件清单 %}",
        "{{loop.index}}/{{loop.length}} {{件.名称}}{%if loop.last%}。{%else%}；{%endif%}",
        "{%p endfor %}",
        '{%if 理由 == "甲" and not (理由 != "甲") or 理由 %}是{%endif%}',
    )

    lines = [p.text for p in Document(BytesIO(merged(template, VALUES))).paragraphs if p.text]

    assert lines == ["1/2 乙；", "2/2 丙。", "是"]


def test_a_name_that_is_no_field_is_named():
    with pytest.raises(CannotMerge, match="申请者"):
        merged(document("{{申请者}}"), VALUES)


@pytest.mark.parametrize("line", ["{{理由", "{%if 理由%}", "{%endif%}", "{{理由}}{%"])
def test_tags_that_do_not_close_are_said_so(line):
    with pytest.raises(CannotMerge, match="不完整"):
        merged(document(line), VALUES)


def test_no_node_that_calls_or_computes_is_allowed():
    forbidden = (nodes.Call, nodes.Filter, nodes.Test, nodes.BinExpr, nodes.Stmt, nodes.Getitem)
    plain = {nodes.And, nodes.Or, nodes.Output, nodes.If, nodes.For}

    assert not [kind for kind in ALLOWED if kind not in plain and issubclass(kind, forbidden)]
    assert not Language().globals
