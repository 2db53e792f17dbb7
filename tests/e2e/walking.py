"""Walking a page of the tutorial in a browser, and holding its words against the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.house import snippets

HEADING = re.compile(r"^## \d+\. .+$", re.M)
STEP = re.compile(r"<!-- step: ([a-z-]+) -->")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
TYPED = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Step:
    """One step of a page: its name and what the page says of it."""

    name: str
    text: str

    @property
    def words(self) -> set[str]:
        """What the reader is told that he will see on the screen: everything in bold."""
        return set(BOLD.findall(self._prose))

    @property
    def typed(self) -> set[str]:
        """What the reader is told to type into a form or a file."""
        return set(TYPED.findall(self._prose))

    @property
    def commands(self) -> list[snippets.Command]:
        """What the reader is told to type at the command line."""
        return snippets.commands(self.text)

    @property
    def _prose(self) -> str:
        return snippets.FENCE.sub("", self.text)


def steps(page: str) -> list[Step]:
    """The numbered steps of a page; a heading without its name is named ''."""
    parts = [part for part in re.split(r"(?m)^(?=## )", page) if HEADING.match(part)]
    return [Step(name=(STEP.findall(part) or [""])[0], text=part) for part in parts]


@dataclass
class Walker:
    """One who follows the tutorial in a browser, and remembers what he saw and typed."""

    page: Page
    address: str
    folder: Path
    seen: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)

    def go(self, path: str) -> None:
        """Open an address of the office."""
        self.page.goto(self.address + path)

    def click(self, name: str, *, kind: str = "link") -> None:
        """Click what is called so; `kind` is its role."""
        self.page.get_by_role(kind, name=name, exact=True).first.click()
        self.seen.add(name)

    def see(self, *words: str) -> None:
        """Find words on the screen."""
        for word in words:
            expect(self.page.get_by_text(word).locator("visible=true").first).to_be_visible()
            self.seen.add(word)

    def fill(self, label: str, value: str) -> None:
        """Type a value into the field of a label."""
        self.page.get_by_label(label, exact=False).first.fill(value)
        self.seen.add(label)
        self.typed.add(value)

    def choose(self, group: str, option: str) -> None:
        """Choose one of the options under a label, in a list or among buttons."""
        self.see(group)
        lists = self.page.locator("select").and_(self.page.get_by_label(group))
        if lists.count():
            lists.first.select_option(label=option)
        else:
            self.page.get_by_label(option, exact=True).first.check()
        self.seen.add(option)

    def sign_in(self, username: str, password: str) -> None:
        """Sign in at the office's own door."""
        self.fill("用户名", username)
        self.page.get_by_placeholder("输入密码").fill(password)
        self.seen.add("密码")
        self.typed.add(password)
        self.click("登录", kind="button")

    def download(self, name: str, *, as_name: str) -> None:
        """Click what downloads a file and keep it in the folder."""
        with self.page.expect_download() as caught:
            self.click(name)
        caught.value.save_as(self.folder / as_name)
