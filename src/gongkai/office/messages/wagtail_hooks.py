"""The messages' place in the back office (消息)."""

from django.urls import path
from wagtail import hooks

from gongkai.office.messages.views import again


@hooks.register("register_admin_urls")
def urls():
    """The button that sends again."""
    return [path("messages/<int:pk>/again/", again, name="message_again")]
