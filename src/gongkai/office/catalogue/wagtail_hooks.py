"""The catalogues' place in the back office (目录): menu, pages, what waits on the desk."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from gongkai.office.backoffice.panels import DeskPanel, Item
from gongkai.office.catalogue import actions
from gongkai.office.catalogue.admin.applying import AppliesView
from gongkai.office.catalogue.admin.desk import DeskView, EditionView
from gongkai.office.catalogue.admin.importing import ExportView, ImportView, TemplateView
from gongkai.office.catalogue.admin.pages import FoundView, IndexView, may_look
from gongkai.office.catalogue.admin.rows import RowView
from gongkai.office.catalogue.models import Edition
from gongkai.office.organs.standing import Duty, organ_ids


class CatalogueViewSet(ViewSet):
    """目录: what must be published."""

    name = "catalogue"
    url_prefix = "catalogue"
    menu_name = "catalogue"
    menu_label = "目录"
    menu_order = 650
    icon = "list-ul"
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        """Shown to members and supervisors."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: may_look(request.user)
        return item

    def get_urlpatterns(self):
        """The list, a catalogue, its rows, import and export, its editions."""
        view = self.construct_view
        return [
            path("", view(IndexView), name="index"),
            path("new/", view(FoundView), name="found"),
            path("<int:pk>/", view(DeskView), name="desk"),
            path("<int:pk>/row/", view(RowView), name="new_row"),
            path("<int:pk>/row/<int:serial>/", view(RowView), name="row"),
            path("<int:pk>/import/", view(ImportView), name="import"),
            path("<int:pk>/template.xlsx", view(TemplateView), name="template"),
            path("<int:pk>/export.xlsx", view(ExportView), name="export"),
            path("<int:pk>/edition/<int:number>/", view(EditionView), name="edition"),
            path("organ/<slug:organ>/entry/<int:pk>/", view(AppliesView), name="applies"),
        ]


@hooks.register("register_admin_viewset")
def catalogue_viewset():
    """The catalogues and their pages."""
    return CatalogueViewSet()


@hooks.register("construct_homepage_panels")
def drafts_to_adopt(request, panels):
    """Lay on the desk the drafts that this person may adopt."""
    reach = organ_ids(request.user, Duty.APPROVE)
    rows = Edition.objects.filter(adopted=None, catalogue__organ__in=reach)
    rows = rows.select_related("catalogue__organ", "edited_by")
    items = [
        Item(
            str(one.catalogue),
            reverse("catalogue:desk", args=[one.catalogue_id]),
            note=f"{one.edited_by}编制",
        )
        for one in rows
        if not actions.objection(one, request.user)
    ]
    if items:
        panels.append(DeskPanel("待审定的公开目录", items, empty="", order=210))
