"""The public addresses of applications (依申请公开)."""

from django.urls import path

from gongkai.office.applications.applicant.views import deadlines, own_act
from gongkai.office.applications.releasing.delivery import released_file
from gongkai.office.applications.reminding.feed import feed
from gongkai.office.applications.views.applying import apply, receipt, receipt_file
from gongkai.office.applications.views.tracking import reply, track
from gongkai.office.applications.visiting import views as visiting
from gongkai.office.applications.visiting.paper_form import paper_form

urlpatterns = [
    path("calendar/<int:feed>/<str:token>.ics", feed, name="feed"),
    path("apply/", apply, name="apply"),
    path("apply/before/", visiting.before, name="before"),
    path("apply/before/like/", visiting.like, name="like"),
    path("apply/before/found/", visiting.found_it, name="found_it"),
    path("apply/form.<str:suffix>", paper_form, name="paper_form"),
    path("apply/organs/", visiting.organs, name="organs"),
    path("apply/draft/", visiting.resume, name="resume"),
    path("apply/draft/save/", visiting.save_draft, name="save_draft"),
    path("apply/receipt/", receipt, name="receipt"),
    path("apply/receipt/file/", receipt_file, name="receipt_file"),
    path("apply/track/", track, name="track"),
    path("apply/track/deadlines.ics", deadlines, name="deadlines"),
    path("apply/track/act/<slug:act>/", own_act, name="own_act"),
    path("apply/track/reply.pdf", reply, name="reply"),
    path("apply/track/file/<int:file>/", released_file, name="released_file"),
]
