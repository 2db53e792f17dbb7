"""Organs and people in the back office (机构): who works where, in which role."""

from __future__ import annotations

from django.urls import reverse
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from gongkai.office.backoffice.scoping import ScopedViewSetMixin
from gongkai.office.organs import actions
from gongkai.office.organs.forms import (
    MembershipForm,
    PersonForm,
    UnitForm,
    UnitMemberForm,
)
from gongkai.office.organs.models import Membership, Organ, Unit, UnitMember, User


class OrganViewSet(ScopedViewSetMixin, ModelViewSet):
    """机构: the tree with its contacts; every member may read it, an administrator keeps it."""

    model = Organ
    icon = "site"
    menu_label = "机构"
    name = "organs"
    form_fields = [
        "name",
        "short_name",
        "number_prefix",
        "address",
        "phone",
        "hours",
        "email",
        "reconsideration_organ",
        "court",
        "margin",
        "shared_duties",
        "included_in_sum",
    ]
    list_display = [
        TitleColumn(
            "name", label="全称", get_url=lambda row: reverse("organs:edit", args=[row.pk])
        ),
        Column("get_kind_display", label="机关性质"),
        Column("number_prefix", label="机关代字"),
        Column("phone", label="联系电话"),
    ]
    ordering = ["path"]
    search_fields = ["name"]
    search_backend_name = None
    inspect_view_enabled = False
    copy_view_enabled = False


class PersonCreate(generic.CreateView):
    """Open an account through the action."""

    def save_instance(self):
        """Enrol the person that the form describes."""
        data = self.form.cleaned_data
        return actions.enrol(
            username=data["username"], name=data["name"], password=data["password"]
        )


class PersonEdit(generic.EditView):
    """Change an account through the action."""

    def save_instance(self):
        """Keep name, activity and, where one is given, the new password."""
        return actions.change_account(
            user=self.form.instance, password=self.form.cleaned_data["password"]
        )


class PersonViewSet(ScopedViewSetMixin, ModelViewSet):
    """人员: the accounts that an administrator looks after."""

    model = User
    icon = "user"
    menu_label = "人员"
    name = "people"
    add_view_class = PersonCreate
    edit_view_class = PersonEdit
    list_display = [
        TitleColumn(
            "name", label="姓名", get_url=lambda row: reverse("people:edit", args=[row.pk])
        ),
        Column("username", label="账号"),
        BooleanColumn("is_active", label="可登录"),
        Column("last_login", label="上次登录"),
    ]
    ordering = ["name"]
    search_fields = ["name", "username"]
    search_backend_name = None
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        """One form for both."""
        return PersonForm


class MembershipCreate(generic.CreateView):
    """Appoint through the action."""

    def save_instance(self):
        """Give the role that the form names."""
        data = self.form.cleaned_data
        return actions.appoint(user=data["user"], organ=data["organ"], role=data["role"])


class MembershipDelete(generic.DeleteView):
    """Dismiss through the action."""

    def delete_action(self):
        """Take the role away."""
        actions.dismiss(user=self.object.user, organ=self.object.organ, role=self.object.role)


class MembershipViewSet(ScopedViewSetMixin, ModelViewSet):
    """任职: who holds which role where."""

    model = Membership
    icon = "group"
    menu_label = "任职"
    name = "memberships"
    add_view_class = MembershipCreate
    delete_view_class = MembershipDelete
    list_display = [
        TitleColumn(
            "user", label="人员", get_url=lambda row: reverse("memberships:delete", args=[row.pk])
        ),
        Column("organ", label="机关"),
        Column("get_role_display", label="角色"),
    ]
    list_filter = ["organ", "role"]
    ordering = ["organ__path", "role"]
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        """The administrator's organs only."""
        return MembershipForm


class UnitViewSet(ScopedViewSetMixin, ModelViewSet):
    """承办单位: the departments to which cases are given."""

    model = Unit
    icon = "folder-open-inverse"
    menu_label = "承办单位"
    name = "units"
    list_display = [
        TitleColumn("name", label="名称", get_url=lambda row: reverse("units:edit", args=[row.pk])),
        Column("organ", label="机关"),
        BooleanColumn("is_active", label="现有"),
    ]
    list_filter = ["organ"]
    ordering = ["organ__path", "name"]
    inspect_view_enabled = False
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        """The administrator's organs only."""
        return UnitForm


class UnitMemberCreate(generic.CreateView):
    """Seat a person through the action."""

    def save_instance(self):
        """Give the seat that the form names."""
        data = self.form.cleaned_data
        return actions.seat(user=data["user"], unit=data["unit"])


class UnitMemberDelete(generic.DeleteView):
    """Unseat through the action."""

    def delete_action(self):
        """Take the seat away."""
        actions.unseat(user=self.object.user, unit=self.object.unit)


class UnitMemberViewSet(ScopedViewSetMixin, ModelViewSet):
    """承办人员: who works in which unit."""

    model = UnitMember
    icon = "group"
    menu_label = "承办人员"
    name = "unit_members"
    add_view_class = UnitMemberCreate
    delete_view_class = UnitMemberDelete
    list_display = [
        TitleColumn(
            "user", label="人员", get_url=lambda row: reverse("unit_members:delete", args=[row.pk])
        ),
        Column("unit", label="承办单位"),
    ]
    list_filter = ["unit"]
    ordering = ["unit__name"]
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        """The administrator's units only."""
        return UnitMemberForm


class OrgansGroup(ModelViewSetGroup):
    """机构: the last entry of the menu."""

    menu_label = "机构"
    menu_icon = "site"
    menu_name = "organs"
    menu_order = 900
    items = (OrganViewSet, PersonViewSet, MembershipViewSet, UnitViewSet, UnitMemberViewSet)
