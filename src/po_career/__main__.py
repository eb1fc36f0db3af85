"""`python -m po_career`."""

from po_career.cli import main

main()
