"""A real office begins out of a file in an empty database, all of it or nothing."""

import pytest

from gongkai import cli
from gongkai.office.organs.models import Organ, Role, User
from gongkai.office.organs.standing import Duty, holds

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path, monkeypatch, capsys):
    """The sample as the command writes it."""
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "home"))
    file = tmp_path / "county.toml"
    assert cli.main(["office", "found", str(file), "--template"]) == 0
    capsys.readouterr()
    return file


def founded(file, capsys):
    """The exit code of the command, and what it says."""
    code = cli.main(["office", "found", str(file)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_sample_founds_organs_and_people_who_can_sign_in(county, capsys):
    code, out, _ = founded(county, capsys)

    assert code == 0
    root, office = Organ.objects.order_by("path")
    assert (root.depth, office.get_parent()) == (1, root)
    username, password, name = out.splitlines()[1].split()
    one = User.objects.get(username=username)
    assert (one.username, one.name) == ("admin", name)
    assert one.check_password(password)
    assert holds(one, Duty.ADMINISTER, office)
    assert password not in county.read_text("utf-8")


def test_one_organ_and_one_person_are_enough(county, capsys):
    text = county.read_text("utf-8")
    first, _, rest = text.partition("[[organ]]")
    person = rest[rest.index("[[person]]") : rest.rindex("[[person]]")]
    county.write_text(first + person, "utf-8")

    assert founded(county, capsys)[0] == 0
    assert (Organ.objects.count(), User.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('"administrator", ', "", "没有系统管理员"),
        ('["handler"]', '["clerk"]', "没有“clerk”这个角色，可以写：handler、"),
        ("county-office = [", "office = [", "没有这个网址标识的机关"),
        ("11000000000000001P", "1100", "统一社会信用代码应为 18 位"),
        ('court = "云溪市中级人民法院"', 'judge = "云溪市中级人民法院"', "机关没有“judge”这一项"),
        ('username = "clerk"', "", "的写法不对"),
        ("[government]", "[government", "不是 TOML 文件"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_founded(county, capsys, wrong, right, said):
    text = county.read_text("utf-8")
    assert wrong in text
    county.write_text(text.replace(wrong, right), "utf-8")

    code, out, err = founded(county, capsys)

    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert not Organ.objects.exists()
    assert not User.objects.exists()


def test_an_office_is_founded_once_and_a_file_is_not_overwritten(county, capsys):
    founded(county, capsys)

    code, _, err = founded(county, capsys)
    again = cli.main(["office", "found", str(county), "--template"])

    assert (code, again) == (2, 2)
    assert "平台里已经有机关" in err
    assert "已经存在，没有改动" in capsys.readouterr().err
    assert Role.ADMINISTRATOR in set(Organ.objects.values_list("memberships__role", flat=True))
