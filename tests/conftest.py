"""What every test may know: where the project stands, and that Ctrl-C reaches what it starts."""

import signal
from pathlib import Path

ROOT = Path(__file__).parent.parent

# A run in the background is started with SIGINT ignored, and so would be all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
