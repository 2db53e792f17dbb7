"""The list of files being redacted (涂除件列表), and how one is taken in."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import ActedCreate, ActedViewSet, DayColumn
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.redaction import actions
from gongkai.office.redaction.admin.desk import JobDesk
from gongkai.office.redaction.admin.files import CopyFile, CopyPicture, SourcePicture
from gongkai.office.redaction.forms import OpenForm
from gongkai.office.redaction.models import Job
from gongkai.office.redaction.sheets import Unopened

TURNS = {
    Job.State.DRAWING: "经办人（涂除）",
    Job.State.REVIEWING: "审查员（复核）",
    Job.State.RELEASED: "—",
}
"""Whose turn it is (轮到谁)."""


class JobIndex(generic.IndexView):
    """The files, the newest first."""

    def get_base_queryset(self) -> Any:
        """Rows with their organ."""
        return super().get_base_queryset().select_related("organ", "opened_by")


class JobCreate(ActedCreate):
    """Take in a file."""

    refusals = (NotPermitted, Unopened)

    def begun(self, data: Any, **who: Any) -> Job:
        """The file, taken in."""
        return actions.open_file(
            organ=data["organ"], title=data["title"], data=data["file"].read(), **who
        )


class JobViewSet(ActedViewSet):
    """涂除: files of which a part is withheld."""

    model = Job
    name = "redaction"
    menu_name = "redaction"
    menu_label = "涂除"
    menu_order = 115
    icon = "cut"
    index_view_class = JobIndex
    add_view_class = JobCreate
    desk_class = JobDesk
    search_fields = ["title"]
    list_filter = ["state"]
    list_display = [
        TitleColumn(
            "title",
            label="文件名称",
            get_url=lambda row: reverse("redaction:desk", args=[row.pk]),
        ),
        Column("page_count", label="页数"),
        Column("get_state_display", label="状态"),
        Column("turn", label="轮到", accessor=lambda row: TURNS[row.state]),
        Column("opened_by", label="登记人"),
        DayColumn("opened", label="登记日期", sort_key="opened"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[OpenForm]:
        """The clerk's own organs only."""
        return OpenForm

    def get_urlpatterns(self) -> list[Any]:
        """The list, the form, the file's pages, their images, the copies."""
        desk = self.construct_view(JobDesk, namespace=self.name)
        picture = self.construct_view(SourcePicture)
        after = self.construct_view(CopyPicture)
        file = self.construct_view(CopyFile)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/page/<int:number>/", desk, name="page"),
            path("<int:pk>/page/<int:number>/before.jpg", picture, name="before"),
            path("<int:pk>/copy/<int:copy>/page/<int:number>/after.jpg", after, name="after"),
            path("<int:pk>/copy/<int:copy>/", file, name="copy"),
        ]
