"""The receipt of an application: a file to keep, and perhaps the confirmation itself."""

import re

import pytest
from django.utils import timezone
from tests.office.applications.pages import words
from tests.office.applications.test_public import APPLY, ASKED, RECEIPT

from gongkai.office.applications.models import Application

pytestmark = [pytest.mark.urls("tests.office.applications.addresses"), pytest.mark.django_db]


def test_the_receipt_is_a_file_to_keep_as_well(client, office):
    client.post(APPLY, ASKED)

    file = client.get(f"{RECEIPT}file/")

    number = Application.objects.get().register_number
    assert file["Content-Disposition"] == 'attachment; filename="receipt.html"'
    assert number in words(file)
    assert re.search(r"查询码</dt>.*?<strong>\w{10}", file.content.decode(), re.S)
    client.cookies.clear()
    assert client.get(f"{RECEIPT}file/").status_code == 404


def test_an_office_may_take_the_receipt_for_the_confirmation(client, office, settings):
    settings.ONLINE_CONFIRMS_ON_SUBMISSION = True

    page = words(client.post(APPLY, ASKED, follow=True))

    assert Application.objects.get().received == timezone.localdate()
    assert "以提交并确认回执之日为收到申请之日" in page
    assert "尚待双方确认" not in page
