"""The gate (发布关口): nothing becomes public without a review that passed, of exactly its content.

Every way of publishing in Wagtail ends in one action; this one looks for a review of exactly
the content that is about to go out, and no permission, schedule or superuser skips it. The
database holds the same rule for whoever comes with SQL.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction

from gongkai.office.disclosure.kinds import Openness
from gongkai.office.disclosure.normative.registered import require_registered
from gongkai.office.disclosure.owing.filing import require_filed
from gongkai.office.disclosure.parts.part import PARTS
from gongkai.office.review.kinds import WITHOUT_CONCLUSION, Purpose
from gongkai.office.review.models import Scrutiny, Verdict

SUBJECT = "document"
"""The word by which reviews and the ledger name a document."""


class Unapproved(PermissionDenied):
    """Something is about to become public that no review has passed (未经审查)."""


def clearance_of(document: Any) -> Verdict:
    """The review that lets exactly this content out (放行依据): the last one of the document.

    Raises Unapproved where there is none or it is of other content, where it has not ended, where
    the document was taken back since, or where it is not for the public.
    """
    if document.openness != Openness.PROACTIVE:
        message = f"《{document.title}》的公开方式是“{document.get_openness_display()}”，不能发布。"
        raise Unapproved(message)
    reviews = Scrutiny.objects.filter(
        purpose=Purpose.PUBLICATION, subject=SUBJECT, subject_id=document.pk
    )
    held = reviews.exclude(verdict__result__in=WITHOUT_CONCLUSION).select_related("verdict")
    last = held.order_by("pk").last()
    if last is None or last.ending is None or not covers(last.ending, document):
        message = f"《{document.title}》的这一版内容还没有通过保密审查，不能发布。请先送审。"
        raise Unapproved(message)
    return last.ending


def covers(verdict: Verdict | None, document: Any) -> bool:
    """Whether a review passed, is of exactly this document and content, and still holds."""
    if verdict is None or not verdict.clears:
        return False
    scrutiny = verdict.scrutiny
    taken_back = document.takings_back.aggregate(last=Max("scrutiny_id"))["last"] or 0
    return scrutiny.pk > taken_back and (
        scrutiny.purpose,
        scrutiny.subject,
        scrutiny.subject_id,
        scrutiny.content_digest,
    ) == (Purpose.PUBLICATION, SUBJECT, document.pk, document.content_digest())


def require_untouched_files(document: Any) -> None:
    """Refuse files that are not those which were reviewed (附件被调换), whatever their rows say."""
    for file in document.attachments.all():
        try:
            is_untouched = file.is_untouched()
        except FileNotFoundError as error:
            message = f"附件“{file.title}”的文件不见了，不能发布。请重新上传、送审。"
            raise Unapproved(message) from error
        if not is_untouched:
            message = f"附件“{file.title}”的文件与审查时不同，不能发布。请重新上传、送审。"
            raise Unapproved(message)


class GatedPublishAction(PublishRevisionAction):
    """Wagtail's publishing with the gate in front (放行发布)."""

    def __init__(self, revision: Any, *args: Any, at: datetime | None = None, **kwargs: Any):
        super().__init__(revision, *args, **kwargs)
        self.at = at
        self.clearance: Verdict | None = None

    def check(self, skip_permission_checks: bool = False) -> None:
        """Ask for the clearance; deliberately not skippable."""
        super().check(skip_permission_checks=skip_permission_checks)
        self.clearance = clearance_of(self.object)
        require_untouched_files(self.object)
        require_registered(self.object)
        require_filed(self.object)

    def _publish_revision(self, revision: Any, object: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: A002
        with transaction.atomic():
            if object.go_live_at is None or object.go_live_at <= timezone.now():
                self._place_files(object)
            object.clearance = self.clearance
            object.published_at = object.published_at or self.at or timezone.now()
            return super()._publish_revision(revision, object, *args, **kwargs)

    @staticmethod
    def _place_files(document: Any) -> None:
        """Put the reviewed files and parts in place while the row is out of sight (换上附件).

        Those of a published document never change; the database compares them with what was read
        when it goes out, so they are there first. Nobody else sees the moment between.
        """
        type(document).objects.filter(pk=document.pk, live=True).update(live=False)
        for name in ("attachments", *PARTS):
            getattr(document, name).commit()
