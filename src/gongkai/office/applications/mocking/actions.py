"""Marking a case as a test application (模拟测评的标记): hidden from its organ until the end."""

from __future__ import annotations

from typing import Any

from gongkai.office.applications.actions import Registration, register
from gongkai.office.applications.kinds import Mock
from gongkai.office.applications.models import Application


def register_mock(**applied: Any) -> Registration:
    """Register a test application (登记模拟申请): like any other, but it counts nowhere."""
    return register(by=None, channel="online", mock=Mock.RUNNING, **applied)


def unveil(application: Application) -> None:
    """Show that a case was a test (公开标记), once it has been scored."""
    Application.objects.filter(pk=application.pk, mock=Mock.RUNNING).update(mock=Mock.ENDED)
