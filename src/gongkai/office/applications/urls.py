"""The public addresses of applications (依申请公开)."""

from django.urls import path

from gongkai.office.applications.applicant.views import deadlines, own_act
from gongkai.office.applications.releasing.delivery import released_file
from gongkai.office.applications.views.applying import apply, receipt, receipt_file
from gongkai.office.applications.views.tracking import reply, track

urlpatterns = [
    path("apply/", apply, name="apply"),
    path("apply/receipt/", receipt, name="receipt"),
    path("apply/receipt/file/", receipt_file, name="receipt_file"),
    path("apply/track/", track, name="track"),
    path("apply/track/deadlines.ics", deadlines, name="deadlines"),
    path("apply/track/act/<slug:act>/", own_act, name="own_act"),
    path("apply/track/reply.pdf", reply, name="reply"),
    path("apply/track/file/<int:file>/", released_file, name="released_file"),
]
