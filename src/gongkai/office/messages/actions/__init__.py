"""Every write to messages (消息的发送): put into the outbox, sent by a worker, sent again."""

from gongkai.office.messages.actions.posting import NotAgain, Recipient, put, send_again
from gongkai.office.messages.actions.sending import Sending, send_due

__all__ = ["NotAgain", "Recipient", "Sending", "put", "send_again", "send_due"]
