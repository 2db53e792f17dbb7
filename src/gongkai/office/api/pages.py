"""The page that explains the interface (接口说明), drawn from its own description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.office.api.operations import api
from gongkai.office.disclosure.showing.trails import trail

KINDS = {"integer": "整数", "string": "文字", "array": "列表"}


@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    """Every operation with what it takes and what it gives (接口说明)."""
    context = {
        "section": "documents",
        "trail": trail("接口说明", ("订阅、接口和数据", "open_data")),
        "operations": list(_operations()),
    }
    return render(request, "api/page.html", context)


def _operations() -> Iterator[dict[str, Any]]:
    said = api.get_openapi_schema()
    for path, ways in said["paths"].items():
        way = ways["get"]
        answer = way["responses"][200]["content"]["application/json"]["schema"]
        yield {
            "path": path,
            "summary": way["summary"],
            "takes": [_parameter(one) for one in way.get("parameters", [])],
            "gives": list(_fields(answer, said["components"]["schemas"])),
        }


def _parameter(one: dict[str, Any]) -> dict[str, str]:
    shape = one["schema"]
    told = one.get("description", "编号")
    if "maximum" in shape and shape["maximum"] < 2**53:
        told = f"{told}，{shape['minimum']} 至 {shape['maximum']}，不写为 {shape['default']}"
    return {"name": one["name"], "kind": KINDS.get(shape.get("type", ""), "文字"), "text": told}


def _fields(answer: dict[str, Any], shapes: dict[str, Any]) -> Iterator[dict[str, str]]:
    name = (answer.get("items") or answer)["$ref"].rsplit("/", 1)[-1]
    for field, shape in shapes[name]["properties"].items():
        yield {"name": field, "text": shape.get("description", "")}
