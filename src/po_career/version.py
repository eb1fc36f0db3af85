"""The version, read by the build too: a constant, since asking the installed metadata costs a start."""

VERSION = "0.1.0"
