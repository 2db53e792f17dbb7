"""What every test needs: settings that keep nothing outside a temporary folder."""

import os
import tempfile
from pathlib import Path

_HOME = tempfile.mkdtemp(prefix="gongkai-test-")
os.environ["GONGKAI_HOME"] = _HOME
os.environ["GONGKAI_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ["GONGKAI_PERSONAL_DATA_KEY"] = "only-for-tests-" + "y" * 40

ROOT = Path(__file__).parent.parent
