import re
from pathlib import Path

from gongkai.report import checks

ROOT = Path(__file__).parents[2]


def test_every_code_of_a_finding_is_documented():
    sources = Path(checks.__file__).parent.rglob("*.py")
    codes = {
        code
        for path in sources
        for code in re.findall(r'"([A-Z]\w+-[A-Z-]+)"', path.read_text("utf-8"))
    }
    page = (ROOT / "docs" / "reference" / "report.md").read_text("utf-8")

    assert codes
    assert [code for code in sorted(codes) if f"| `{code}` |" not in page] == []
