"""Proactive disclosure's place in the back office (公开): permissions, list, menu."""

from django.utils.timezone import localdate
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from gongkai.office.backoffice.panels import DeskPanel
from gongkai.office.disclosure.admin.listing import DocumentViewSet
from gongkai.office.disclosure.following.page import following_items
from gongkai.office.disclosure.gate import GatedPublishAction
from gongkai.office.disclosure.gazette.desk import GazetteViewSet
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.normative.page import ending_items
from gongkai.office.disclosure.owing.viewset import OwingViewSet, owed_items
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


@hooks.register("register_admin_viewset")
def what_is_owed():
    """The work list and the matrix."""
    return OwingViewSet()


@hooks.register("register_admin_viewset")
def the_gazette():
    """The issues of the gazette and putting one together."""
    return GazetteViewSet()


@hooks.register("construct_homepage_panels")
def gaps_of_the_catalogue(request, panels):
    """Lay on the desk what this person's organs should have published by now."""
    items = owed_items(request.user, today=localdate())
    if items:
        panels.append(DeskPanel("逾期未公开", items, empty="", order=220))


@hooks.register("construct_homepage_panels")
def ends_of_validity(request, panels):
    """Lay on the desk which documents of this person's organs soon end."""
    items = ending_items(request.user, today=localdate())
    if items:
        panels.append(DeskPanel("有效期将满", items, empty="", order=225))


@hooks.register("construct_homepage_panels")
def what_has_to_follow(request, panels):
    """Lay on the desk which documents lack their interpretation or the outcome of opinions."""
    items = following_items(request.user, today=localdate())
    if items:
        panels.append(DeskPanel("待解读、待公布采纳情况", items, empty="", order=227))


@hooks.register("register_actions")
def publish_through_the_gate(registry):
    """Whoever publishes a document by Wagtail's registry meets the gate."""
    registry.register(Document, GatedPublishAction)


@hooks.register("construct_snippet_action_menu")
def only_keep_drafts(items, request, context):
    """The editor keeps drafts; sending and publishing have their own page, review its own room."""
    if context["model"] is Document:
        items[:] = [
            item
            for item in items
            if item.name
            not in {"action-publish", "action-unpublish", "action-submit", "action-delete"}
        ]
