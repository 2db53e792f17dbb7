"""Gateways (发送通道): by what a message leaves the office, chosen by the operator's settings."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from gongkai.office.messages.gateways.console import Console
from gongkai.office.messages.gateways.mail import MailServer
from gongkai.office.messages.gateways.parcel import Gateway, NotSent, Parcel
from gongkai.office.messages.gateways.webhook import Webhook
from gongkai.office.messages.kinds import Way

__all__ = ["Gateway", "NotSent", "Parcel", "gateway_of", "gateways_in_use"]

MAIL_SCHEMES = ("smtp", "smtps", "smtp+starttls")
HOOK_SCHEMES = ("https", "http")


def gateway_of(url: str, *, way: Way, secret: str = "", sender: str = "") -> Gateway:
    """The gateway of a setting (发送通道): empty or `console:`, an SMTP server, a webhook.

    Raises ValueError for a setting that names none.
    """
    scheme = url.partition(":")[0]
    if scheme in {"", "console"}:
        return Console()
    if scheme in MAIL_SCHEMES and way is Way.MAIL:
        return MailServer(url, sender=sender)
    if scheme in HOOK_SCHEMES:
        return Webhook(url, secret=secret)
    offered = "smtp://、smtps://、smtp+starttls://、https://" if way is Way.MAIL else "https://"
    raise ValueError(f"{way.label}的发送通道以 {scheme}: 开头，只支持 {offered} 或者留空。")


def gateways_in_use() -> Mapping[Way, Gateway]:
    """The gateway of each way, from the settings (在用的发送通道)."""
    secret = settings.GATEWAY_SECRET
    mail = gateway_of(settings.MAIL_URL, way=Way.MAIL, secret=secret, sender=settings.MAIL_FROM)
    return {Way.MAIL: mail, Way.SMS: gateway_of(settings.SMS_URL, way=Way.SMS, secret=secret)}
