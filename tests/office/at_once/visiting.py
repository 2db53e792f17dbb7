"""People at the office's door: each with a browser of his own, and what he is answered."""

from __future__ import annotations

import re
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from lxml import html

NUMBER = re.compile(r"示政办公开申〔\d+〕\d+号")
UNREACHED = (OSError, HTTPException)
"""What a browser sees of a server that is gone."""

ASKED = {
    "organ": "organ-2",
    "category": "natural_person",
    "name": "王小满",
    "id_kind": "resident",
    "id_number": "11010519491231002X",
    "phone": "0000-1234567",
    "address": "示范县柳树路 3 号",
    "title": "县城路灯采购合同",
    "description": "2025 年的合同全文",
    "form": "paper",
    "delivery": "post",
    "told_by": "",
}


class Visitor:
    """A browser: it keeps its cookies and fills the forms that it is shown."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def opened(self, path: str, data: dict | None = None) -> tuple[int, str]:
        """Status and page."""
        body = urlencode(data).encode() if data is not None else None
        try:
            with self.browser.open(self.address + path, body, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def form(self, path: str, *, holding: str) -> dict[str, str]:
        """The fields of the form on a page that holds a field, as they stand there."""
        _, page = self.opened(path)
        forms = html.fromstring(page).forms
        shown = next(form for form in forms if holding in form.fields)
        return dict(shown.form_values())

    def applying(self) -> dict[str, str]:
        """The form of an application, filled in; it holds the browser's own key."""
        return self.form("/apply/", holding="title") | ASKED

    def sent(self, filled: dict[str, str]) -> str | None:
        """The register number on the receipt, or None where none was shown."""
        status, page = self.opened("/apply/", filled)
        found = NUMBER.search(page)
        return found[0] if status == 200 and found else None

    def sign_in(self, *, username: str, password: str) -> None:
        """Enter the back office."""
        form = self.form("/office/login/", holding="password")
        status, page = self.opened(
            "/office/login/", form | {"username": username, "password": password}
        )
        assert status == 200
        assert "password" not in {n for f in html.fromstring(page).forms for n in f.fields}
