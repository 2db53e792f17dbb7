"""What every test may know: where the project stands."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
