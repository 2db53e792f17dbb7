"""A gateway of somebody else over HTTPS (网关): JSON, signed, with a key that tells repetitions."""

from __future__ import annotations

import hmac
import http.client
import json
import time
from hashlib import sha256
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from gongkai.office.messages.gateways.parcel import NotSent, Parcel

PATIENCE = 10
"""Seconds to wait for the gateway."""

FOR_NOW = frozenset({408, 409, 425, 429})
"""Refusals that may be otherwise in a while; any other 4xx is for good."""


class _NoRedirect(HTTPRedirectHandler):
    """A number is sent to the address that was set, and to no other."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


class Webhook:
    """Posts a message to a gateway (HTTP 网关).

    The body is JSON: `way`, `to`, `heading`, `text`. `X-Gongkai-Signature` is the HMAC-SHA256 of
    `X-Gongkai-Timestamp`, a full stop and the body; `Idempotency-Key` is the same whenever the
    same message is tried again.
    """

    name = "webhook"

    def __init__(self, url: str, *, secret: str) -> None:
        if not secret:
            raise ValueError("使用 HTTP 网关请用 GONGKAI_GATEWAY_SECRET 设置签名密钥。")
        self.url, self.secret = url, secret
        self.opener = build_opener(_NoRedirect)

    def send(self, parcel: Parcel) -> None:
        """Post it."""
        try:
            with self.opener.open(self._request(parcel), timeout=PATIENCE):
                return
        except HTTPError as refusal:
            with refusal:
                for_good = 300 <= refusal.code < 500 and refusal.code not in FOR_NOW
                raise NotSent(f"网关答复 {refusal.code}", is_final=for_good) from None
        except (URLError, OSError, http.client.HTTPException):
            raise NotSent("网关连接不上或者超时") from None

    def _request(self, parcel: Parcel) -> Request:
        told = {
            "way": parcel.way,
            "to": parcel.to,
            "heading": parcel.heading,
            "text": parcel.text,
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        stamp = str(int(time.time()))
        signed = hmac.new(self.secret.encode(), stamp.encode() + b"." + body, sha256).hexdigest()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": sha256(parcel.key.encode()).hexdigest(),
            "X-Gongkai-Timestamp": stamp,
            "X-Gongkai-Signature": f"sha256={signed}",
        }
        return Request(self.url, data=body, headers=headers, method="POST")
