"""The public addresses of annual reports (年报网址)."""

from django.urls import path

from gongkai.office.annual.checking.views import check
from gongkai.office.annual.views import cell, report, report_file, reports

urlpatterns = [
    path("check/", check, name="check"),
    path("reports/", reports, name="reports"),
    path("reports/<slug:organ>/<int:year>/", report, name="report"),
    path("reports/<slug:organ>/<int:year>/report.<str:suffix>", report_file, name="report_file"),
    path("reports/<slug:organ>/<int:year>/cells/<str:path>/", cell, name="report_cell"),
]
