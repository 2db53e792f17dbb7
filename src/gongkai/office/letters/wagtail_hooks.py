"""Letters' place in the back office (文书): menu, pages, what waits on the desk."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from gongkai.office.backoffice.panels import DeskPanel, Item
from gongkai.office.letters.admin.files import preview, template_file
from gongkai.office.letters.admin.pages import CatalogueView, IndexView, LetterView
from gongkai.office.letters.admin.seals import SealView
from gongkai.office.letters.models import TemplateVersion
from gongkai.office.organs.standing import Duty, holds_anywhere, organ_ids


class LettersViewSet(ViewSet):
    """文书: after the applications that they belong to."""

    name = "letters"
    menu_name = "letters"
    menu_label = "文书"
    menu_order = 115
    icon = "doc-full"
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        """Shown to the members of an organ."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: holds_anywhere(request.user, Duty.READ)
        return item

    def get_urlpatterns(self):
        """The catalogue, a letter, its files, the seal."""
        return [
            path("", self.construct_view(IndexView), name="index"),
            path("<slug:organ>/", self.construct_view(CatalogueView), name="organ"),
            path("<slug:organ>/seal/", self.construct_view(SealView), name="seal"),
            path("<slug:organ>/<slug:code>/", self.construct_view(LetterView), name="letter"),
            path("<slug:organ>/<slug:code>/<int:number>.docx", template_file, name="template"),
            path("<slug:organ>/<slug:code>/<int:number>.pdf", preview, name="preview"),
        ]


@hooks.register("register_admin_viewset")
def letters_viewset():
    """The catalogue and its pages."""
    return LettersViewSet()


@hooks.register("construct_homepage_panels")
def versions_to_approve(request, panels):
    """Lay on the desk the versions that this person may approve."""
    if not holds_anywhere(request.user, Duty.APPROVE):
        return
    reach = organ_ids(request.user, Duty.APPROVE)
    rows = TemplateVersion.objects.filter(state="proposed", template__organ__in=reach)
    rows = rows.exclude(by=request.user).defer("document").select_related("template__organ", "by")
    items = [
        Item(
            str(one),
            reverse("letters:letter", args=[one.template.organ.slug, one.template.code]),
            note=f"{one.by} {one.on} 提出",
        )
        for one in rows
    ]
    if items:
        panels.append(DeskPanel("待审定的文书模板", items, empty="", order=160))
