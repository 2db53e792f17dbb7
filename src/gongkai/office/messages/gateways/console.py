"""No gateway is set (控制台): messages are shown where the server runs, and go nowhere."""

from __future__ import annotations

import sys

from gongkai.office.messages.gateways.parcel import Parcel


class Console:
    """Shows a message on standard error, its address masked."""

    name = "console"

    def send(self, parcel: Parcel) -> None:
        """Show it."""
        print(f"[{parcel.way} {parcel.shown}] {parcel.text}", file=sys.stderr, flush=True)
