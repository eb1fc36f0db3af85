"""The version, read by the build too.

A constant, since asking the installed metadata costs a start.
"""

VERSION = "0.1.0"
