"""Permission to act on rows, asked by Wagtail (机关范围的权限): duties in the row's organ.

Wagtail asks a policy what a user may do with a model and with a row. The answer here comes from
memberships alone; Django's permissions, groups and superuser flag count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from gongkai.office.organs.models import Membership, User
from gongkai.office.organs.standing import HOLDERS, AnyUser, Duty, holds_anywhere, organ_ids
from gongkai.office.organs.visibility import visible


class OrganScopedPolicy(BasePermissionPolicy):
    """What a user may do with the rows of a model that belong to an organ.

    `duties` names the duty behind each of Wagtail's actions ("view", "add", "change", "publish",
    "delete", "lock", "unlock"…); an action without a duty is open to nobody. `organ` is the
    lookup from the model to its organ ("organ", or "pk" for the organ itself).
    """

    def __init__(self, model: type[Model], duties: Mapping[str, Duty], *, organ: str = "organ"):
        super().__init__(model)
        self.duties = duties
        self.organ = organ

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        """Whether the user holds the action's duty in any organ."""
        duty = self.duties.get(action)
        return duty is not None and holds_anywhere(user, duty)

    def user_has_permission_for_instance(self, user: AnyUser, action: str, instance: Model) -> bool:
        """Whether the user holds the action's duty in the organ of this row."""
        if instance.pk is None:
            return self.user_has_permission(user, action)
        return self.instances_user_has_permission_for(user, action).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: AnyUser, actions: Iterable[str]
    ) -> QuerySet:
        """The visible rows in whose organ the user holds the duty of any of the actions."""
        reach = frozenset().union(
            *(organ_ids(user, self.duties[action]) for action in actions if action in self.duties)
        )
        return visible(user, self.model).filter(**{f"{self.organ}__in": reach}).distinct()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        """The people who hold the duty of any of the actions somewhere."""
        roles = frozenset().union(
            *(HOLDERS[self.duties[action]] for action in actions if action in self.duties)
        )
        holders = Membership.objects.filter(role__in=roles).values("user")
        return User.objects.filter(is_active=True, pk__in=holders)
