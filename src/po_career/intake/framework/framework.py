"""Frameworks in JSON.

{"source": {...}, "roles": {family: {role: {skill: level}}}, "next": [[family, role, next role]]}
"""

import json
from typing import Any

from po_career.catalog.model import Source
from po_career.intake.framework.cell_words import level_text, says_nothing
from po_career.intake.framework.found import LONGEST_NAME, Ask, Found
from po_career.intake.framework.spreadsheet import Skipped, tidy, unreadable

SHAPE = '{"roles": {family: {role: {skill: level}}}, "next": [[family, role, next role]]}'
MOST_ROLES = 20_000
MOST_ASKS = 500_000


def read_framework(text: str, file: str) -> tuple[Found, Source]:
    """What the framework in `text` says, families as tracks, and where it comes from.

    Raises InvalidFileError where it is no JSON of that shape. What is of another shape inside it is
    noted and left out.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unreadable(
            file, f"this is not JSON: {error}", line=getattr(error, "lineno", 1)
        ) from None
    families = data.get("roles") if isinstance(data, dict) else None
    if not isinstance(families, dict) or {*map(type, families.values())} - {dict}:
        raise unreadable(file, "this JSON holds no framework", f"expected {SHAPE}")
    found = Found(sheets=[file])
    keys: dict[tuple[str, str], str] = {}
    for family, roles in families.items():
        for role, skills in roles.items():
            _read_role(found, keys, family, role, skills)
            if len(found.roles) > MOST_ROLES or len(found.asks) > MOST_ASKS:
                limits = f"{MOST_ROLES:,} roles or {MOST_ASKS:,} levels"
                raise unreadable(file, f"the framework has more than {limits}")
    for move in data.get("next") or ():
        _read_move(found, keys, move)
    return found, _source(data.get("source"), file)


def _read_role(
    found: Found, keys: dict[tuple[str, str], str], family: str, role: str, skills: Any
) -> None:
    """One role; two of one name in two families are two roles."""
    track, title = tidy(family), tidy(role)
    if not title or len(title) > LONGEST_NAME or not isinstance(skills, dict):
        _leave(found, track, role, "this is not a role: expected skills with levels")
        return
    key = f"{track.casefold()} / {title.casefold()}"
    keys[family, role] = key
    found.roles[key] = title
    if track:
        found.tracks[key] = track
    for skill, level in skills.items():
        name, shown = tidy(skill), tidy(str(level))
        asks = not says_nothing(shown)
        said = None if isinstance(level, (bool, dict, list)) else level_text(shown)
        if not name or len(name) > LONGEST_NAME or (asks and said is None):
            _leave(found, title, f"{skill}: {shown}", "this is not a skill with a level")
        elif asks and said is not None:
            text = f"{name}: {shown}"
            found.asks.append(Ask(key, found.skill(name), said, None, track, 0, 0, text))


def _read_move(found: Found, keys: dict[tuple[str, str], str], move: Any) -> None:
    if isinstance(move, list) and len(move) == 3 and all(isinstance(one, str) for one in move):
        family, role, later = move
        if (family, role) in keys and (family, later) in keys:
            found.moves[keys[family, role], keys[family, later]] = None
            return
    _leave(found, "next", str(move), "this is not a transition between two roles of the framework")


def _leave(found: Found, where: str, text: str, why: str) -> None:
    found.left_out[Skipped(where, None, None, tidy(text)[:LONGEST_NAME], why)] = None


def _source(data: Any, file: str) -> Source:
    given: dict[str, str] = {}
    if isinstance(data, dict):
        given = {key: tidy(value) for key, value in data.items() if isinstance(value, str)}
    year = given.get("read", given.get("year", ""))[:4]
    return Source(
        "framework",
        given.get("name") or file,
        url=_address(given.get("home", given.get("url", ""))),
        year=int(year) if year.isascii() and year.isdecimal() else None,
        licence=given.get("licence") or given.get("license") or None,
        note=given.get("note") or None,
    )


def _address(text: str) -> str | None:
    if text.startswith(("http://", "https://")):
        return text
    return f"https://{text}" if "." in text and " " not in text else None
