"""Proactive disclosure's place in the back office (公开): permissions, list, menu."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from gongkai.office.disclosure.admin import DocumentViewSet
from gongkai.office.disclosure.gate import GatedPublishAction
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.policy import OrganScopedPolicy
from gongkai.office.organs.standing import Duty

register_permission_policy(
    Document,
    OrganScopedPolicy(
        Document,
        {
            "view": Duty.READ,
            "add": Duty.DRAFT,
            "change": Duty.DRAFT,
            "lock": Duty.APPROVE,
            "unlock": Duty.APPROVE,
        },
    ),
)
register_snippet(DocumentViewSet)


@hooks.register("register_actions")
def publish_through_the_gate(registry):
    """Whoever publishes a document by Wagtail's registry meets the gate."""
    registry.register(Document, GatedPublishAction)


@hooks.register("construct_snippet_action_menu")
def only_keep_drafts(items, request, context):
    """The editor keeps drafts; sending, deciding and publishing have their own page."""
    if context["model"] is Document:
        items[:] = [
            item
            for item in items
            if item.name
            not in {"action-publish", "action-unpublish", "action-submit", "action-delete"}
        ]


@hooks.register("register_snippet_listing_buttons")
def desk_button(snippet, user, next_url=None):
    """No further buttons: the title leads to the page of the approval."""
    return []
