"""The address at which other systems bring documents in (迁入接口)."""

from django.urls import path

from gongkai.office.transfers.systems.interface import put_document

urlpatterns = [path("api/transfers/<str:key>", put_document, name="put_document")]
