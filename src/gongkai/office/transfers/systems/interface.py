"""The interface for other systems (迁入接口): one document a call, under its key there.

`PUT /api/transfers/<key>` with a bearer token and a JSON object of the workbook's columns by their
keys. The same call twice makes one draft; with `?dry_run=1` nothing is kept.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongkai.office.backoffice.workbooks.columns import Column, Holds
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.transfers import actions
from gongkai.office.transfers.actions.tokens import held_by
from gongkai.office.transfers.checking import Checked, checked, transferred
from gongkai.office.transfers.models import AccessToken, Transfer
from gongkai.office.transfers.packages.columns import COLUMNS
from gongkai.office.transfers.packages.incoming import Incoming, IncomingFile, incoming

LARGEST_CALL = 80 * 1024 * 1024
"""Bytes of one call: a document with an attachment of 50 MB, as base64."""

BY_KEY = {column.key: column for column in COLUMNS}
KEYS = {column.title: column.key for column in COLUMNS}


class Malformed(ValueError):
    """A call that is none of this interface (请求有误); the message is one sentence."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@csrf_exempt
@never_cache
@require_http_methods(["PUT"])
def put_document(request: HttpRequest, key: str) -> JsonResponse:
    """Bring one document in as a draft (迁入一件); 201 the first time, 200 when it is here."""
    today = timezone.localdate()
    token = _token(request, today)
    if token is None:
        answer = _said("接口令牌不对，或者已经停用、过期，请在后台重新生成。", status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    try:
        one = _document(_sent(request), key)
        found = checked([one], [], organ=token.organ, today=today)
        if not found.may_go:
            return _faulty(found.faults)
        return _answer(one, found, token, today, is_trial=request.GET.get("dry_run") == "1")
    except Malformed as fault:
        return _said(str(fault), status=fault.status)
    except actions.Refused as refusal:
        return _said(str(refusal), status=409)


def _token(request: HttpRequest, today: date) -> AccessToken | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return held_by(secret.strip(), on=today) if scheme.lower() == "bearer" else None


def _answer(
    one: Incoming, found: Checked, token: AccessToken, today: date, *, is_trial: bool
) -> JsonResponse:
    if found.known:
        kept = transferred(token.organ, found.known)[one.key]
        if kept.digest == one.digest:
            return _kept(kept, status=200)
        return _said(found.faults[0].sentence, status=409)
    if is_trial:
        return JsonResponse({"key": one.key, "state": "checked"})
    actions.keep(found, organ=token.organ, by=token.holder, on=today)
    return _kept(transferred(token.organ, [one])[one.key], status=201)


def _kept(transfer: Transfer, *, status: int) -> JsonResponse:
    document = transfer.document
    said = {"key": transfer.key, "state": "drafted", "index_number": document.index_number}
    return JsonResponse(said, status=status)


def _sent(request: HttpRequest) -> Mapping[str, Any]:
    """The JSON object of a call."""
    data = request.read(LARGEST_CALL + 1)
    if len(data) > LARGEST_CALL:
        raise Malformed("请求超过 80 MB，请拆开附件，或者用压缩包导入。", status=413)
    try:
        sent = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Malformed("请求的内容不是 JSON，请用 UTF-8 编码的 JSON 对象。") from fault
    if not isinstance(sent, dict):
        raise Malformed("请求的内容应是一个 JSON 对象。")
    unknown = sorted(set(sent) - set(BY_KEY) - {"files"})
    if unknown:
        raise Malformed(f"不认识的字段：{'、'.join(unknown)[:200]}，请照接口说明填写。")
    return sent


def _document(sent: Mapping[str, Any], key: str) -> Incoming:
    """The document that a call says; its key is the address's."""
    cells: dict[str, Any] = {"key": key}
    for column in COLUMNS:
        value = sent.get(column.key)
        if column.key in {"key", "files"} or value in (None, ""):
            continue
        if not isinstance(value, str) or len(value) > column.longest:
            raise Malformed(f"{column.key}（{column.title}）应是不超过 {column.longest} 字的文字。")
        cells[column.key] = _value(column, value)
    missing = [one.key for one in COLUMNS if one.required and one.key not in cells]
    if missing:
        raise Malformed(f"缺少字段：{'、'.join(missing)}。")
    return incoming(cells, body=cells.pop("body", ""), files=list(_files(sent.get("files", []))))


def _value(column: Column, value: str) -> str | date:
    """A field's value: a day, one of some words, or any text."""
    if column.holds is Holds.WORD and value not in column.words.values():
        known = "、".join(column.words.values())
        raise Malformed(f"{column.key}（{column.title}）应是：{known}。")
    if column.holds is not Holds.DAY:
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise Malformed(f"{column.key} 应是日期，请写成 2026-03-02 的样子。") from fault


def _files(sent: Any) -> Iterable[IncomingFile]:
    """The attachments of a call: name, and data in base64."""
    if not isinstance(sent, list):
        raise Malformed("files 应是数组，每项有 name 和 data（base64）。")
    for one in sent:
        try:
            yield IncomingFile(str(one["name"])[:200], base64.b64decode(one["data"], validate=True))
        except (KeyError, TypeError, ValueError, binascii.Error) as fault:
            raise Malformed("files 的每项应有 name 和 data，data 是 base64 编码的文件。") from fault


def _faulty(faults: Iterable[Fault]) -> JsonResponse:
    found = [
        {"field": KEYS.get(fault.column, ""), "sentence": fault.sentence}
        for fault in faults
        if fault.stops
    ]
    return JsonResponse(
        {"error": "内容还不能迁入，请按下列各条改正。", "faults": found}, status=422
    )


def _said(sentence: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
