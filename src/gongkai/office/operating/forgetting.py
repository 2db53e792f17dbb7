"""What has been kept for its period, from the command line (到期清单、按期匿名)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.office.operating.home import Say, Unusable
from gongkai.office.organs.models import Organ
from gongkai.office.retention.actions import items_to_do, run_approved
from gongkai.office.retention.due import due
from gongkai.office.retention.models import Appraisal, Leftover


def forget(*, organ: str, today: date, does: bool, say: Say) -> None:
    """List what is due and what is approved; do it only where that was asked for (按期匿名).

    Raises Unusable for an organ that is not there.
    """
    organs = _organs(organ)
    for line in _told(organs, today=today):
        say(line)
    if not does:
        say("以上只是预览，没有改动任何数据。执行已批准的清单，请加 --run。")
        return
    runs = [run_approved(today=today, organ=one) for one in organs]
    done, kept, files = (
        sum(getattr(run, name) for run in runs) for name in ("done", "kept", "files")
    )
    say(f"已匿名 {done} 件，删除文件 {files} 个；不再到期而未匿名 {kept} 件，原因见清单。")
    left = Leftover.objects.count()
    if left:
        say(f"正在备份，还有 {left} 个文件没有删除；备份完成后由后台删除，或者再运行一次。")


def _organs(slug: str) -> list[Organ]:
    rows = Organ.objects.filter(slug=slug) if slug else Organ.objects.order_by("path")
    found = list(rows)
    if slug and not found:
        raise Unusable(f"没有网址标识为“{slug}”的机关，请在后台的“机构”中核对网址标识。")
    return found


def _told(organs: list[Organ], *, today: date) -> Iterator[str]:
    count = 0
    for organ in organs:
        for one in due(organ.pk, today=today):
            count += 1
            yield f"{organ.short_name}　{one.number}　{one.term.label}　{one.until} 届满"
    proposed = Appraisal.objects.filter(organ__in=organs, state=Appraisal.State.PROPOSED).count()
    waiting = sum(items_to_do(organ=organ).count() for organ in organs)
    yield f"到期而未列入清单 {count} 件；待审批的清单 {proposed} 份；已批准、待匿名 {waiting} 件。"
