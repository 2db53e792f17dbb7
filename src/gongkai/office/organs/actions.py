"""Every write to organs and people (机构与人员的变更)."""

from __future__ import annotations

from django.db import transaction

from gongkai.office.organs.models import Membership, Organ, Role, Unit, UnitMember, User


@transaction.atomic
def establish(*, under: Organ | None = None, **fields: object) -> Organ:
    """Add an organ to the tree (设立机关), below another or as a root."""
    organ = Organ(**fields)
    organ.full_clean(exclude=["path", "depth", "numchild"])
    return under.add_child(instance=organ) if under else Organ.add_root(instance=organ)


@transaction.atomic
def enrol(*, username: str, name: str, password: str) -> User:
    """Make an account for a person (开通账号)."""
    user = User(username=username, name=name, first_name=name)  # Wagtail shows first names
    user.set_password(password)
    user.full_clean()
    user.save()
    return user


@transaction.atomic
def change_account(*, user: User, password: str = "") -> User:
    """Keep a changed account (修改账号); a password only where one is given."""
    if password:
        user.set_password(password)
    user.first_name = user.name
    user.full_clean()
    user.save()
    return user


def appoint(*, user: User, organ: Organ, role: Role) -> Membership:
    """Give a person a role in an organ (任职); giving it twice changes nothing."""
    membership, _ = Membership.objects.get_or_create(user=user, organ=organ, role=role)
    return membership


def dismiss(*, user: User, organ: Organ, role: Role) -> None:
    """Take a role away from a person (免职)."""
    Membership.objects.filter(user=user, organ=organ, role=role).delete()


def found_unit(*, organ: Organ, name: str) -> Unit:
    """Add a unit to an organ (设立承办单位)."""
    unit = Unit(organ=organ, name=name.strip())
    unit.full_clean()
    unit.save()
    return unit


def seat(*, user: User, unit: Unit) -> UnitMember:
    """Make a person a member of a unit (承办人员); doing it twice changes nothing."""
    member, _ = UnitMember.objects.get_or_create(user=user, unit=unit)
    return member


def unseat(*, user: User, unit: Unit) -> None:
    """Take a person out of a unit."""
    UnitMember.objects.filter(user=user, unit=unit).delete()
