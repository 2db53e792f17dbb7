"""A mail server (SMTP): plain, over TLS, or with STARTTLS."""

from __future__ import annotations

import smtplib
from email.utils import parseaddr
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from gongkai.office.messages.gateways.parcel import NotSent, Parcel

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
PATIENCE = 15
"""Seconds to wait for the server."""

PERMANENT = 500
"""From this answer on a server says no for good (RFC 5321, 4.2.1)."""


class MailServer:
    """Sends mail through an SMTP server (邮件服务器)."""

    name = "smtp"

    def __init__(self, url: str, *, sender: str) -> None:
        self.parts = urlsplit(url)
        self.sender = sender
        if not self.parts.hostname or "@" not in sender:
            raise ValueError("邮件服务器要写明主机，并用 GONGKAI_MAIL_FROM 写明发件地址。")

    def send(self, parcel: Parcel) -> None:
        """Hand it to the server."""
        try:
            self._message(parcel).send()
        except smtplib.SMTPRecipientsRefused as refusal:
            code = max(code for code, _ in refusal.recipients.values())
            raise NotSent("邮件服务器不接受这个收件地址", is_final=code >= PERMANENT) from refusal
        except smtplib.SMTPResponseException as refusal:
            code = refusal.smtp_code
            raise NotSent(f"邮件服务器答复 {code}") from refusal
        except (smtplib.SMTPException, OSError) as fault:
            raise NotSent("邮件服务器连接不上或者中断") from fault

    def _message(self, parcel: Parcel) -> EmailMessage:
        parts = self.parts
        backend = EmailBackend(
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_ssl=parts.scheme == "smtps",
            use_tls=parts.scheme == "smtp+starttls",
            timeout=PATIENCE,
        )
        host = parseaddr(self.sender)[1].rpartition("@")[2]
        name = sha256(parcel.key.encode()).hexdigest()[:32]
        headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"}
        return EmailMessage(
            parcel.heading,
            parcel.text,
            self.sender,
            [parcel.to],
            connection=backend,
            headers=headers,
        )
