"""Tokens of other systems (接口令牌): made in a drafter's own name, shown once, ended at will."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds, require
from gongkai.office.transfers.models import AccessToken

MADE = Act("token_made", "生成接口令牌")
ENDED = Act("token_ended", "停用接口令牌")

LONGEST = 366
"""Days for which a token may be made; whoever goes on makes a new one."""

BYTES = 32


@transaction.atomic
def make(*, organ: Organ, name: str, expires: date, by: User, on: date) -> tuple[AccessToken, str]:
    """A token in one's own name (生成令牌), and its secret, which is kept nowhere.

    Raises NotPermitted for whoever does not draft there; ValidationError for a day that cannot be.
    """
    require(by, Duty.DRAFT, organ, what="生成接口令牌")
    if not on <= expires <= on + timedelta(days=LONGEST):
        raise ValidationError({"expires": f"有效期至应在今天以后，最长 {LONGEST} 天。"})
    secret = secrets.token_urlsafe(BYTES)
    made = AccessToken(
        organ=organ, holder=by, name=name, secret_hash=_hash(secret), expires=expires, made=on
    )
    made.full_clean()
    made.save()
    _log(MADE, made, by=by, on=on)
    return made, secret


@transaction.atomic
def end(token: AccessToken, *, by: User, on: date) -> AccessToken:
    """Let a token do nothing any more (停用): its holder, or the head of the organ."""
    if by.pk != token.holder_id and not holds(by, Duty.CLEAR, token.organ_id):
        raise NotPermitted("接口令牌由生成它的人或者本机关负责人停用。")
    token = AccessToken.objects.select_for_update().get(pk=token.pk)
    if token.ended is None:
        token.ended = on
        token.save(update_fields=["ended"])
        _log(ENDED, token, by=by, on=on)
    return token


def held_by(secret: str, *, on: date) -> AccessToken | None:
    """The token of a secret, where it may be used on a day (核对令牌); its use is noted."""
    found = AccessToken.objects.select_related("organ", "holder")
    token = found.filter(secret_hash=_hash(secret), ended=None, expires__gte=on).first()
    if token is None or not holds(token.holder, Duty.DRAFT, token.organ_id):
        return None
    if token.last_used != on:
        AccessToken.objects.filter(pk=token.pk).update(last_used=on)
    return token


def _hash(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _log(act: Act, token: AccessToken, *, by: User, on: date) -> None:
    record(
        act,
        subject="access_token",
        subject_id=token.pk,
        organ=token.organ,
        by=by,
        on=on,
        new={"name": token.name, "expires": str(token.expires)},
    )
