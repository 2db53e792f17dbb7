"""Every write of this room (保存期限的写入): lists, holds, anonymising, sweeping."""

from gongkai.office.retention.actions.anonymising import Run, items_to_do, run_approved
from gongkai.office.retention.actions.appraising import approve, make_list, recall, send_back
from gongkai.office.retention.actions.holding import hold, lift
from gongkai.office.retention.actions.sweeping import Swept, sweep

__all__ = [
    "Run",
    "Swept",
    "approve",
    "hold",
    "items_to_do",
    "lift",
    "make_list",
    "recall",
    "run_approved",
    "send_back",
    "sweep",
]
