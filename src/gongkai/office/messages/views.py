"""What a clerk does with a message (通知的操作): send one again that failed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.messages.actions import NotAgain, send_again
from gongkai.office.messages.models import Message
from gongkai.office.organs.standing import NotPermitted


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed message again, and go back to where the button was."""
    message = get_object_or_404(visible_rows(request.user, Message), pk=pk)
    try:
        send_again(message=message, by=request.user, on=timezone.localdate())
        messages.success(request, "已放入发件箱，稍后再次发送。")
    except (NotAgain, NotPermitted) as refusal:
        messages.error(request, str(refusal))
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "wagtailadmin_home"
    return redirect(back)
