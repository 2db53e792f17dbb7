"""What the operator may set (运行环境): environment variables that begin with `GONGKAI_`.

Nothing of the law is here, save what the law leaves open. Without any variable the office runs
on one machine, with everything it keeps in the folder `var`.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from datetime import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    """The operator's settings, typed and checked when the office starts."""

    model_config = SettingsConfigDict(env_prefix="GONGKAI_", extra="ignore")

    home: Path = Path("var")
    """Folder of the database, files and keys."""

    debug: bool = False
    allowed_hosts: list[str] = ["127.0.0.1", "localhost", "[::1]"]
    trusted_origins: list[str] = []
    """Origins with scheme, such as https://www.example.gov.cn, behind a proxy."""

    secure: bool = False
    """True behind HTTPS: cookies are then sent over HTTPS only."""

    database_url: str = ""
    """postgresql://user:password@host:5432/name; empty means SQLite in `home`."""

    trusted_proxies: int = Field(default=0, ge=0)
    """How many proxies of ours a request comes through; each adds to X-Forwarded-For."""

    kept_pages: int = Field(default=500, ge=0)
    """Public pages that one process keeps in memory to show them again; 0 keeps none."""

    secret_key: str = ""
    """Signs sessions; empty means a key made once and kept in `home`/keys."""

    personal_data_key: str = ""
    """Encrypts applicants' data; empty means a key made once and kept in `home`/keys."""

    search_url: str = ""
    """tantivy: or sqlite:, with the folder of the index behind it; empty is tantivy in `home`."""

    search_synonyms: Path | None = None
    """A TOML file of the office's own synonyms, which are added to ours."""

    mail_url: str = ""
    """smtp://, smtps:// or smtp+starttls:// for a mail server, https:// for a gateway; empty
    shows mail on the console and sends none."""

    mail_from: str = ""
    """From whom mail comes, such as 信息公开办公室 <gk@example.gov.cn>."""

    sms_url: str = ""
    """https:// of a gateway for SMS; empty shows them on the console and sends none."""

    gateway_secret: str = ""
    """Signs what a gateway over HTTPS is sent."""

    quiet_hours: str = "21:00-08:00"
    """When no SMS is sent; empty means that none is held back."""

    quiet_rest_days: bool = True
    """Whether no SMS is sent on days of rest."""

    remind_before: list[int] = [10, 5, 3, 1]
    """Working days before a day to keep at which the office reminds its people."""

    remind_head_from: int = 1
    """Working days left from which the head is reminded too."""

    remind_at: time = time(8)
    """From when on the morning's reminders are made, on working days."""

    validity_years: int = Field(default=5, ge=1, le=30)
    """Years after which a normative document that states no end is to be looked at; many places
    let none bind longer than five."""

    registration_required: bool = True
    """Whether a normative document needs its registration number before it is published."""

    explained_kinds: list[str] = ["regulation", "normative"]
    """Kinds of documents that need an interpretation published with them (三同步)."""

    explain_within: int = Field(default=3, ge=0, le=60)
    """Working days after publication from which a missing interpretation is late; rules differ."""

    adoption_within: int = Field(default=30, ge=0, le=365)
    """Days after the end of a consultation from which its missing outcome is late."""

    site_name: str = "示范县人民政府"
    site_host: str = "示范县人民政府办公室"
    site_address: str = "示范县光明路 1 号"
    site_phone: str = "0000-0000000"
    site_code: str = "0000000000"
    """网站标识码."""

    online_confirms_on_submission: bool = False
    """Whether an application sent online counts as received that day, without a call back."""

    draft_days: int = Field(default=30, ge=1, le=180)
    """How long an unfinished application is kept for its writer."""

    petition_days: int = Field(default=20, ge=1, le=90)
    """Working days that the office gives itself for corrections, suggestions and complaints."""

    answer_within: int = Field(default=5, ge=1, le=60)
    """Working days within which the office wants to answer a question to it (咨询)."""

    retain_case_years: int = Field(default=10, ge=5, le=100)
    """Years for which a case keeps its personal data; art. 46 of the 行政诉讼法 asks for five."""

    retain_disputed_years: int = Field(default=30, ge=5, le=100)
    """The same for a case that was reviewed, tried or answered again, and for remedies alone."""

    retain_ended_years: int = Field(default=5, ge=1, le=100)
    """The same for an application taken back before receipt, or registered by mistake."""

    retain_petition_years: int = Field(default=10, ge=3, le=100)
    """The same for corrections, suggestions and complaints."""

    retain_question_years: int = Field(default=10, ge=1, le=100)
    """The same for questions to the office."""

    retain_sent_days: int = Field(default=365, ge=30)
    """Days for which the address of a message that was sent is kept."""

    retain_unsent_days: int = Field(default=90, ge=7)
    """The same for one that could not be sent."""

    retain_loose_days: int = Field(default=730, ge=30)
    """Days for which the original of a file is kept that was redacted for no case."""

    clamav: str = ""
    """Where clamd scans what applicants send: unix:/path or host:port; empty means not scanned."""

    enclosures: int = Field(default=5, ge=1, le=20)
    """How many files an applicant may send along at once."""

    enclosure_megabytes: int = Field(default=10, ge=1, le=100)
    """How large one of them may be."""

    base_url: str = "http://127.0.0.1:8000"
    """Where the public reaches the office; used in links that leave the site."""

    @property
    def retention_years(self) -> dict[str, int]:
        """The years of each class of retention (保存年数), by its code."""
        return {
            "case": self.retain_case_years,
            "disputed": self.retain_disputed_years,
            "ended": self.retain_ended_years,
            "petition": self.retain_petition_years,
            "question": self.retain_question_years,
            "remedy": self.retain_disputed_years,
        }

    @property
    def retention_days(self) -> dict[str, int]:
        """The days of each short period (保存天数), by its code."""
        return {
            "draft": self.draft_days,
            "sent": self.retain_sent_days,
            "unsent": self.retain_unsent_days,
            "loose": self.retain_loose_days,
        }


def kept_key(name: str, *, given: str, home: Path) -> str:
    """A secret that survives restarts: the given one, or one made once and kept in a file.

    The file is `home`/keys/`name`, readable by its owner only. Losing `personal_data` means
    losing the applicants' data: back it up apart from the database.
    """
    if given:
        return given
    path = home / "keys" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        return path.read_text("ascii").strip()
    return _kept_once(path, secrets.token_urlsafe(48))


def _kept_once(path: Path, text: str) -> str:
    """What stands in a file that is written whole or not at all, by the first who comes."""
    with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:  # another process was first: its key stands
            return path.read_text("ascii").strip()
    return text


SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON;",
}
"""Writers queue instead of failing; a commit is on disk before anyone sees its number. What is
deleted or blanked is overwritten in the file."""


def database(url: str, *, home: Path) -> dict[str, object]:
    """The database of a URL as Django wants it; an empty URL is SQLite in `home`.

    Raises ValueError for a scheme that is neither sqlite nor postgresql.
    """
    if not url:
        url = f"sqlite:///{(home / 'gongkai.sqlite3').absolute()}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "gongkai.office.operating.sqlite",
            "NAME": unquote(parts.path.removeprefix("/")),
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": 600,
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    message = f"GONGKAI_DATABASE_URL 以 {parts.scheme}:// 开头，只支持 sqlite:// 与 postgresql://。"
    raise ValueError(message)
