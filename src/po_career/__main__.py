"""`python -m po_career`."""

import os
import sys
from pathlib import Path

from po_career.cli import main
from po_career.cli.called import VARIABLE

os.environ.setdefault(VARIABLE, f"{Path(sys.executable).name} -m po_career")
main()
