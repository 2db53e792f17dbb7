"""The gate (发布关口): nothing becomes public without a second person's approval of its content.

Every way of publishing in Wagtail ends in one action; this one looks for an approval of exactly
the content that is about to go out, and no permission, schedule or superuser skips it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction

from gongkai.office.disclosure.kinds import Openness
from gongkai.office.disclosure.owing.filing import require_filed


class Unapproved(PermissionDenied):
    """Something is about to become public that nobody has approved (未经审批)."""


def clearance_of(document: Any) -> Any:
    """The approval that clears exactly this content (放行依据).

    Raises Unapproved where there is none, or where the document is not for the public.
    """
    if document.openness != Openness.PROACTIVE:
        message = f"《{document.title}》的公开方式是“{document.get_openness_display()}”，不能发布。"
        raise Unapproved(message)
    approval = document.approvals.filter(
        content_digest=document.content_digest(), result="approved"
    ).first()
    if approval is None:
        message = f"《{document.title}》的这一版内容还没有第二人审批同意，不能发布。请先送审。"
        raise Unapproved(message)
    return approval


class GatedPublishAction(PublishRevisionAction):
    """Wagtail's publishing with the gate in front (放行发布)."""

    def __init__(self, revision: Any, *args: Any, at: datetime | None = None, **kwargs: Any):
        super().__init__(revision, *args, **kwargs)
        self.at = at
        self.approval: Any = None

    def check(self, skip_permission_checks: bool = False) -> None:
        """Ask for the clearance; deliberately not skippable."""
        super().check(skip_permission_checks=skip_permission_checks)
        self.approval = clearance_of(self.object)
        require_filed(self.object)

    def _publish_revision(self, revision: Any, object: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: A002
        object.clearance = self.approval
        object.published_at = object.published_at or self.at or timezone.now()
        return super()._publish_revision(revision, object, *args, **kwargs)
