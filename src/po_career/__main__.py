"""`python -m po_career`."""

import os
import sys

from po_career.cli import main
from po_career.cli.called import VARIABLE

os.environ.setdefault(VARIABLE, f"{os.path.basename(sys.executable)} -m po_career")
main()
