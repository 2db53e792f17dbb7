"""What processes are given to do in tests of `gongkai.commands.checking.workers`."""

import os
import signal
import time


def doubled(number: int) -> int:
    return 2 * number


def fatal_at_two(number: int) -> int:
    """Kills its own process at 2, as a fault in a library in C would."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def endless_at_two(number: int) -> int:
    """Hangs at 2."""
    while number == 2:
        time.sleep(60)
    return number


def process(_number: int) -> int:
    """Which process it is."""
    return os.getpid()
