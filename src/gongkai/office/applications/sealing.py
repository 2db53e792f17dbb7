"""Applicants' personal data (个人信息): sealed at rest, looked up by keyed hash, masked on screen.

The keys are those of `gongkai.office.keyring`: data sealed under an older one still opens
(ADR 0060).
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import asdict, dataclass

from gongkai.office.keyring import Locked, keyed_hash, locked, relocked, unlocked

SEALING = "sealing"
"""What the keys of applicants' data are derived for."""

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits of a query code: none that a reader takes for another."""

CODE_LENGTH = 10
MASK = "*"

ANONYMOUS = "已按期匿名"
"""What stands in the place of personal data whose retention period is over (ADR 0183)."""


class SealBroken(Exception):
    """Personal data that cannot be opened: no such key, or a changed row (密封损坏)."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies (申请人): name, proof of identity, ways to be reached, an agent if any.

    `id_kind` is a value of `kinds.IdKind`, `category` one of `kinds.Category`.
    """

    name: str
    category: str = "natural_person"
    id_kind: str = "resident"
    id_number: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    agent: str = ""
    agent_id_number: str = ""
    agent_phone: str = ""


def sealed(applicant: Applicant, *, about: str) -> str:
    """The applicant's data encrypted (密封), bound to the application it belongs to."""
    content = {"about": about, **asdict(applicant)}
    return locked(json.dumps(content, ensure_ascii=False).encode(), use=SEALING)


def opened(token: str, *, about: str) -> Applicant:
    """The applicant behind a seal (启封). Raises `SealBroken` for a wrong key or a foreign row."""
    try:
        content = json.loads(unlocked(token, use=SEALING))
    except Locked as fault:
        raise SealBroken(
            f"申请{about}的申请人信息无法解密，请核对个人信息密钥（GONGKAI_PERSONAL_DATA_KEY）。"
        ) from fault
    if content.pop("about") != about:
        raise SealBroken(f"申请{about}的申请人信息与登记号不符，数据可能被调换，请核查数据库。")
    return Applicant(**content)


def resealed(token: str) -> str:
    """The same data under the newest key (换钥)."""
    return relocked(token, use=SEALING)


def lookup(applicant: Applicant, *, organ_id: int) -> str:
    """The keyed hash by which one organ finds the same applicant again (同一申请人), or nothing.

    Of the ID number or credit code; each organ has its own, so that two cannot be compared.
    """
    number = "".join(applicant.id_number.split()).upper()
    return keyed_hash(f"{organ_id}:{number}", use="lookup") if number else ""


def masked(name: str) -> str:
    """A name as screens show it (姓名掩码): the first character and a star for each other.

    >>> masked("张三丰"), masked("示范县青禾商贸有限公司")
    ('张**', '示范县青*******')
    """
    name = name.strip()
    kept = 1 if len(name) <= 4 else 4
    return name[:kept] + MASK * (len(name) - kept)


def query_code(submission: str = "") -> str:
    """A query code (查询码): random, or the same again for the same submission of one browser."""
    if not submission:
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    digest = bytes.fromhex(keyed_hash(submission, use="submission"))
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in digest[:CODE_LENGTH])


def submission_key(submission: str) -> str | None:
    """What is kept of a browser's own key (防重复提交): enough to know it again."""
    return keyed_hash(submission, use="submission-key") if submission else None


def code_hash(code: str, *, about: str) -> str:
    """What is kept of a query code: a keyed hash, worthless without the key."""
    tidy = "".join(code.split()).replace("-", "").upper()
    return keyed_hash(f"{about}:{tidy}", use="query-code")


def matches(code: str, kept: str, *, about: str) -> bool:
    """Whether a code is the kept one, compared in constant time."""
    return hmac.compare_digest(code_hash(code, about=about), kept)
