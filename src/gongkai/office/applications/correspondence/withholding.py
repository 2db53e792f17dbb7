"""What the files given in part say in the reply (部分公开答复书): what is given, what is not, why.

The rows come from the boxes' own reasons, grouped by file and basis; the clerk may change them.
"""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.models import Application
from gongkai.office.letters.catalogue.fields import BASIS, NAME, PAGES, PART, REASON
from gongkai.office.letters.facts import Value
from gongkai.office.redaction.marks import Withheld
from gongkai.office.redaction.models import Copy
from gongkai.office.redaction.released import withheld_by_file

REASONS = MappingProxyType(
    {
        "state_secret": "依法确定为国家秘密",
        "third_party": "公开会对第三方合法权益造成损害",
        "internal": "属于内部事务信息，公开会影响内部管理",
        "deliberative": "属于过程性信息，公开会影响今后同类事项坦率讨论",
        "enforcement_file": "属于行政执法案卷信息，公开会影响案件当事人的合法权益和执法活动",
    }
)
"""The reason that a basis usually has; where it needs a law or an interest named, the clerk writes.

An empty reason is an error of the check, so that nobody signs without it.
"""

FETCHED = "电子文件，凭登记号和查询码在政府信息公开专栏下载"


def given_in_part(case: Application) -> dict[str, Value]:
    """The fields of a partial grant, from the released copies; empty where there are none."""
    files = withheld_by_file(SUBJECT, case.pk)
    if not files:
        return {}
    titles = "、".join(f"《{copy.job.title}》" for copy, _ in files)
    return {
        "given": f"{titles}除下列不予公开的部分以外的内容",
        "withheld": [_row(copy, part) for copy, parts in files for part in parts],
        "supply": FETCHED,
        "attachments": [
            {NAME: copy.job.title, PAGES: str(copy.job.page_count)} for copy, _ in files
        ],
    }


def _row(copy: Copy, part: Withheld) -> dict[str, str]:
    what = "、".join(part.contents)
    return {
        PART: f"《{copy.job.title}》{part.place}的{what}，共{part.count}处",
        BASIS: part.article,
        REASON: REASONS.get(part.basis, ""),
    }
