"""What is brought in is a draft: checked first, whole or not at all, never twice, never public."""

from datetime import date

import pytest
from tests.office.transfers.packages import notice, package, row, workbook

from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible
from gongkai.office.transfers import actions
from gongkai.office.transfers.models import Transfer

ON = date(2026, 11, 23)


@pytest.fixture
def bring(office, handler):
    def brought(data):
        return actions.bring_in(data, organ=office, by=handler, on=ON)

    return brought


@pytest.fixture
def faults_of(office, handler):
    def found(*rows, **files):
        data = package(workbook(*rows), **files)
        checked = actions.examined(data, organ=office, by=handler, today=ON)
        return [(fault.row, fault.column, fault.sentence) for fault in checked.faults]

    return found


def test_every_row_becomes_a_draft_with_its_text_and_files(bring, client):
    bring(package(workbook(row("a-1", 附件="图.pdf")), 图__pdf=b"%PDF-1.7"))

    document = Document.objects.get()
    draft = document.get_latest_revision_as_object()
    assert (document.title, document.live) == ("光明路停水公告", False)
    assert [file.title for file in draft.attachments.all()] == ["图"]
    assert document.transfer.published == date(2021, 5, 11)
    assert Event.objects.filter(kind="transferred", subject_id=document.pk).count() == 1
    assert client.get(document.get_absolute_url()).status_code == 404


def test_an_interpretation_finds_its_original_in_the_package_or_among_earlier_ones(bring):
    explaining = {"种类": "政策解读", "标题": "解读", "解读形式": "图解"}
    bring(workbook(row("b-2", 解读的文件="b-1", **explaining), notice("b-1")))
    bring(workbook(row("b-3", 解读的文件="b-1", **explaining)))

    original = Transfer.objects.get(key="b-1").document
    assert {one.transfer.key for one in original.interpretations.all()} == {"b-2", "b-3"}


def test_the_same_key_makes_no_second_document(bring, faults_of):
    bring(workbook(row("a-1")))
    again = bring(workbook(row("a-1"), row("a-2")))

    assert [one.key for one in again.known] == ["a-1"]
    assert Document.objects.count() == 2
    assert faults_of(row("a-1")) == []
    ((_, column, sentence),) = faults_of(row("a-1", 标题="改过的标题"))
    assert column == "原编号"
    assert "这次不改动" in sentence


def test_another_organ_may_have_the_same_key(bring, other_office, stranger):
    bring(workbook(row("a-1")))
    actions.bring_in(workbook(row("a-1")), organ=other_office, by=stranger, on=ON)

    assert Transfer.objects.filter(key="a-1").count() == 2


def test_while_a_fault_stands_nothing_is_brought_in(bring):
    with pytest.raises(actions.Refused, match="还有 1 处须改正，一件也没有导入"):
        bring(workbook(row("a-1"), notice("a-2", 发文字号=None)))

    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"种类": "其他文件"}, "发文字号", "公文应有发文字号"),
        ({"种类": "政策解读", "解读形式": "图解"}, "解读的文件", "应关联它解读的文件"),
        ({"解读的文件": "c-9"}, "解读的文件", "没有迁入过"),
        ({"解读的文件": "a-1"}, "解读的文件", "不是公文"),
        ({"公开方式": "不予公开"}, "不主动公开的理由", "请写明理由"),
        ({"成文日期": "2026-12-01", "原发布日期": None}, "成文日期", "晚于今天"),
        ({"原发布日期": "2021-05-01"}, "原发布日期", "早于成文日期"),
        ({"原编号": "a 1"}, "原编号", "不能有空格"),
        ({"原网址": "shifan"}, "原网址", "不是完整的网址"),
        ({"施行日期": "2021-06-01", "有效期至": "2021-05-20"}, "有效期至", "早于施行日期"),
        ({"种类": "政府信息公开指南"}, "种类", "不是可填的词"),
        ({"信息分类": "2011"}, "信息分类", "不是可填的词"),
        ({"标题": None}, "标题", "必填"),
    ],
)
def test_what_no_draft_can_be_is_told_beside_its_column(faults_of, cells, column, words):
    ((_, where, sentence),) = faults_of(row("a-1", **cells))

    assert where == column
    assert words in sentence


def test_a_file_that_may_not_be_attached_is_told(faults_of):
    found = faults_of(row("a-1", 附件="程序.exe;空.pdf"), 程序__exe=b"MZ", 空__pdf=b"")

    assert [column for _, column, _ in found] == ["附件", "附件"]
    assert {sentence[:10] for *_, sentence in found} == {"附件“程序.exe”", "附件“空.pdf”是"}


def test_two_rows_of_one_key_are_told(faults_of):
    ((place, column, sentence),) = faults_of(row("a-1"), row("a-1"))

    assert (place, column) == (3, "原编号")
    assert "与第 2 行相同" in sentence


def test_what_could_run_in_a_text_is_gone(bring):
    bring(
        package(
            workbook(row("a-1", 正文="文.html")), 文__html=b"<p onclick=x>a</p><script>b</script>"
        )
    )

    assert Document.objects.get().body == "<p>a</p>"


def test_whoever_does_not_draft_there_brings_nothing_in(office, stranger):
    with pytest.raises(NotPermitted):
        actions.bring_in(workbook(row("a-1")), organ=office, by=stranger, on=ON)


def test_members_alone_see_what_came_in(bring, handler, stranger, supervisor):
    bring(workbook(row("a-1")))

    assert visible(handler, Transfer).count() == 1
    assert not visible(stranger, Transfer).exists()
    assert not visible(supervisor, Transfer).exists()


def test_a_hundred_rows_are_checked_in_two_queries(django_assert_max_num_queries, office, handler):
    many = workbook(*[row(f"d-{at}") for at in range(100)])

    with django_assert_max_num_queries(2):
        actions.examined(many, organ=office, by=handler, today=ON)
