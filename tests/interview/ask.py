"""Runs one interview in the terminal that it is started in: python ask.py PROFILE [--levels N]. The plan is one line on stdout."""

import os
import sys
from pathlib import Path

from ladder import LADDER, TODAY, with_levels

from po_career.errors import PoCareerError
from po_career.interview.choose_face import choose_face
from po_career.interview.conversation import Kept, interview
from po_career.profile.model import Profile
from po_career.profile.store import change_profile

AIMING = Profile(
    role="owner",
    months_in_role=1,
    hours_per_week=4,
    target=("senior",),
    left_open=("words", "situation", "offer"),
)


def main(path: Path, levels: int | None) -> int:
    face = choose_face(sys.stdin, sys.stderr, os.environ)
    if face is None:
        return 2
    catalog = LADDER if levels is None else with_levels(levels)
    profile = Profile() if levels is None else AIMING
    kept = Kept(lambda answers: change_profile(path, catalog, lambda _: answers), str(path))
    try:
        profile = interview(face, catalog, profile, TODAY, kept)
    except PoCareerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"PLAN for {profile.role} with {len(profile.ratings)} ratings\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 2 else None))
