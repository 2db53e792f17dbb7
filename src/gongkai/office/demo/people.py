"""The county's organs and people (示范机关与人员), and the data of applicants who do not exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stdnum.cn import ric, uscc

from gongkai.office.applications.actions import Applicant
from gongkai.office.demo.gaps import data
from gongkai.office.organs import actions
from gongkai.office.organs.models import Organ, Role, User

PASSWORD = "gongkai-demo"
"""The demonstration password of everybody (示范口令): known to all, so never for real use."""

NOWHERE = "000000"
"""The place in every invented number: no such place code (行政区划代码) is ever assigned."""


@dataclass(frozen=True, slots=True)
class County:
    """The organs by their slug and the people by their user name."""

    organs: Mapping[str, Organ]
    people: Mapping[str, User]

    @property
    def office(self) -> Organ:
        """The county government's office, whose year it is."""
        return self.organs["county-office"]

    def holders(self, organ: str, *roles: str) -> list[User]:
        """The people who hold one of the roles in an organ, in the order of the list."""
        rows = data("county")["person"]
        return [self.people[row["username"]] for row in rows if row["roles"].get(organ) in roles]

    def who(self, organ: str, *roles: str) -> User:
        """The first person who holds one of the roles in an organ."""
        return self.holders(organ, *roles)[0]

    def reviewers(self, organ: str, drafter: User) -> tuple[User, ...]:
        """Who reviews what a person drafted (初审、复审、终审): others, level by level."""
        colleagues = [one for one in self.holders(organ, "handler") if one != drafter]
        return *colleagues[:1], *self.holders(organ, "reviewer"), self.who(organ, "head")


def settled() -> County:
    """Found the organs, enrol the people, and give them their roles (设立机关、任职)."""
    rows = data("county")
    root = _established(rows["government"], Organ.Kind.GOVERNMENT, number=1)
    organs = {root.slug: root}
    kinds = [(Organ.Kind.OFFICE, [rows["office"]]), (Organ.Kind.DEPARTMENT, rows["department"])]
    kinds.append((Organ.Kind.TOWNSHIP, rows["township"]))
    for kind, some in kinds:
        for row in some:
            organ = _established(row, kind, number=len(organs) + 1, under=root)
            organs[organ.slug] = organ
    for row in rows["unit"]:
        actions.found_unit(organ=organs[row["organ"]], name=row["name"])
    return County(organs, {row["username"]: _enrolled(row, organs) for row in rows["person"]})


def _established(
    row: Mapping[str, str], kind: Organ.Kind, *, number: int, under: Organ | None = None
) -> Organ:
    defaults = {"address": f"示范县文昌街 {number * 2} 号", "phone": f"0000-0000{number * 10:03}"}
    known = {key: value for key, value in row.items() if key != "field"}
    return actions.establish(
        under=under,
        kind=kind,
        code=credit_code(number, kind="11"),
        reconsideration_organ="示范县人民政府" if under else "示范市人民政府",
        court="示范县人民法院" if under else "示范市中级人民法院",
        **(defaults | known),
    )


def _enrolled(row: Mapping[str, Any], organs: Mapping[str, Organ]) -> User:
    user = actions.enrol(username=row["username"], name=row["name"], password=PASSWORD)
    for organ, role in row["roles"].items():
        actions.appoint(user=user, organ=organs[organ], role=Role(role))
    for organ, unit in row.get("units", {}).items():
        actions.seat(user=user, unit=organs[organ].units.get(name=unit))
    return user


def credit_code(number: int, *, kind: str) -> str:
    """A credit code with a right check digit that nobody has (统一社会信用代码)."""
    stem = f"{kind}{NOWHERE}{number:09}"
    return stem + uscc.calc_check_digit(stem)


def id_number(number: int) -> str:
    """An ID number with a right check digit that nobody has (居民身份证号码)."""
    stem = f"{NOWHERE}{1960 + number}{1 + number % 12:02}{1 + number % 28:02}{number:03}"
    return stem + ric.calc_check_digit(f"{stem}0")


def applicant(number: int) -> Applicant:
    """One of the invented applicants, counted from 1 (申请人)."""
    row = data("cases")["applicant"][number - 1]
    category = row.get("category", "natural_person")
    person = category == "natural_person"
    return Applicant(
        name=row["name"],
        category=category,
        id_kind="resident" if person else "credit_code",
        id_number=id_number(number) if person else credit_code(number, kind="91"),
        phone=f"0000-00009{number:02}",
        address=f"示范县建设路 {number * 3} 号",
        postcode="000000",
        email=f"applicant{number}@example.com",
    )
