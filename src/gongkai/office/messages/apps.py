"""The room's place in Django (消息)."""

from django.apps import AppConfig

from gongkai.office.messages.gateways import gateways_in_use


class MessagesConfig(AppConfig):
    """Messages (消息)."""

    name = "gongkai.office.messages"
    label = "office_messages"  # "messages" is Django's own
    verbose_name = "消息"

    def ready(self) -> None:
        """Stop at a gateway that cannot be: better now than at the first message."""
        gateways_in_use()
