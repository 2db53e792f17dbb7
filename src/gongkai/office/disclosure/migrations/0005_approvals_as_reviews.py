"""Earlier approvals become reviews of one level: who sent, who decided, on which content.

Each verdict has the key of its approval, so that what a document was cleared by stays the same
number; the next migration points the reference at it.
"""

from datetime import date

from django.core.management.color import no_style
from django.db import connections, migrations
from django.utils import timezone

NOTE = "三级审查启用前的发布审批"
REVIEWED = (
    *("organ_id", "issuer_id", "issuer_name", "kind", "title", "document_number"),
    *("registration_number", "formed", "effective", "expires", "duty", "theme", "genre"),
    *("openness", "openness_reason", "summary", "keywords", "body", "source", "interprets_id"),
)


def carry_over(apps, schema_editor):
    """Make a review of each approval."""
    Approval = apps.get_model("disclosure", "Approval")
    Document = apps.get_model("disclosure", "Document")
    Verdict = apps.get_model("review", "Verdict")
    taken_back = Document.objects.filter(live=False, published_at__isnull=False)
    gone = set(taken_back.values_list("pk", flat=True))
    Document.objects.filter(live=False).update(clearance=None)
    for approval in Approval.objects.order_by("pk").select_related("document"):
        _carried(apps, approval, is_gone=approval.document_id in gone)
    connection = connections[schema_editor.connection.alias]
    for statement in connection.ops.sequence_reset_sql(no_style(), [Verdict]):
        schema_editor.execute(statement)


def _carried(apps, approval, *, is_gone):
    document = approval.document
    scrutiny = apps.get_model("review", "Scrutiny").objects.create(
        organ_id=document.organ_id,
        number=f"发布审批第{approval.pk}号",
        purpose="publication",
        subject="document",
        subject_id=document.pk,
        title=document.title,
        document_number=document.document_number,
        category=document.kind,
        statement=NOTE,
        paper=_paper(document, is_live=document.live and document.clearance_id == approval.pk),
        content_digest=approval.content_digest,
        levels=1,
        days=[3],
        drafted_by_id=approval.requested_by_id,
        submitted_by_id=approval.requested_by_id,
        submitted_at=approval.requested_at,
        submitted=timezone.localdate(approval.requested_at),
    )
    verdict = {"pk": approval.pk, "scrutiny": scrutiny}
    if not approval.result:
        ended = {"result": "superseded", "reason": "启用三级审查，请重新送审"}
        by, at = approval.requested_by_id, approval.requested_at
    else:
        by, at = approval.decided_by_id, approval.decided_at
        result = "public" if approval.result == "approved" else "returned"
        apps.get_model("review", "ScrutinyOpinion").objects.create(
            scrutiny=scrutiny,
            number=1,
            step="final",
            result=result,
            opinion=approval.opinion,
            by_id=by,
            at=at,
            on=timezone.localdate(at),
        )
        ended = {"result": result}
        if is_gone and result == "public":
            ended = {"result": "superseded", "reason": "已经撤下，再公开须重新送审"}
    apps.get_model("review", "Verdict").objects.create(
        **verdict, **ended, by_id=by, at=at, on=timezone.localdate(at)
    )


def _paper(document, *, is_live):
    """What was approved: of what is published, as it stands; an earlier draft was not kept."""
    if not is_live:
        return {"facts": [["说明", f"{NOTE}，没有留存送审内容"]], "files": []}
    return {
        "content": {name: _plain(getattr(document, name)) for name in REVIEWED},
        "facts": [["说明", NOTE]],
        "files": [
            {
                "title": file.title,
                "name": file.file.name,
                "sha256": file.sha256,
                "size": file.size,
                "content_type": file.content_type,
            }
            for file in document.attachments.order_by("sort_order", "pk")
        ],
    }


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value


class Migration(migrations.Migration):
    """Approvals carried over."""

    dependencies = [("disclosure", "0004_guide_versions"), ("review", "0002_append_only")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
