"""Saving a profile: all or nothing, and nothing of somebody else's gets lost."""

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from po_career.catalog.model import (
    Action,
    Catalog,
    Doubt,
    Identity,
    Need,
    Replaced,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Span,
    Want,
)
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import FileAccessError, InvalidFileError, UsageError
from po_career.profile.history import recorded, undone
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    Event,
    FormerRole,
    Profile,
    Rating,
    Situation,
)
from po_career.profile.read import read_profile
from po_career.profile.store import change_profile, profile_path

ANNA = Profile(
    role="product-owner",
    months_in_role=20.0,
    hours_per_week=4.5,
    ratings={
        "communication": (Rating(3),),
        "roadmapping": (Rating(2, on=date(2026, 11, 1), evidence='The "big" map: 3 quarters, # one page'),),
        "pricing": (Rating(2), Rating(1, by="other")),
    },
    done=("cert-pspo-1",),
    left_open=("target",),
)
SKILLS: dict[str, tuple[str, ...]] = {"communication": (), "roadmapping": ("Road Maps",), "pricing": ()}
WORLD = Catalog(
    catalog=Identity("tiny"),
    scale=Scale(tuple(ScaleLevel(level, f"Step {level}") for level in range(5))),
    roles={
        "product-owner": Role("product-owner", "Product Owner", {}),
        "head": Role("head", "Head of Product", {}),
    },
    skills={skill: Skill(skill, skill, aliases=aliases) for skill, aliases in SKILLS.items()},
    actions={"cert-pspo-1": Action("cert-pspo-1", "PSPO I", "certification", Span(6, 6), {})},
    wants={want: Want(want, want.title()) for want in ("people", "calm", "craft")},
    needs={need: Need(need, need.title()) for need in ("support", "post")},
    doubts={doubt: Doubt(doubt, f"{doubt}?", "No.") for doubt in ("paper", "code")},
    replaced=Replaced(skills={"road-maps": "roadmapping"}, actions={"pspo": "cert-pspo-1"}),
)


def save_profile(path: Path, profile: Profile) -> None:
    """Make the file at `path` say `profile`, whatever it said."""
    change_profile(path, WORLD, lambda _: profile)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "profile.yaml"


def test_a_new_file_reads_like_the_example_in_the_design(path: Path) -> None:
    save_profile(path, ANNA)
    assert path.read_text("utf-8") == (
        "schema: po-career/profile/1\n"
        "role: product-owner\n"
        "months_in_role: 20\n"
        "hours_per_week: 4.5\n"
        "ratings:\n"
        "  communication: 3\n"
        "  roadmapping: {level: 2, on: 2026-11-01, evidence: 'The \"big\" map: 3 quarters, # one page'}\n"
        "  pricing:\n"
        "    - {level: 2}\n"
        "    - {level: 1, by: other}\n"
        "done: [cert-pspo-1]\n"
        "left_open: [target]\n"
    )


def test_only_the_owner_can_read_it(path: Path) -> None:
    save_profile(path, ANNA)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_version_stays_beside_it(path: Path) -> None:
    texts = [b""]
    for hours in (2, 3, 4):
        save_profile(path, Profile(hours_per_week=hours))
        texts.append(path.read_bytes())
    backups = path.with_name("profile.yaml.backups")
    assert sorted(os.listdir(path.parent)) == [".profile.yaml.lock", "profile.yaml", backups.name]
    assert [backup.read_bytes() for backup in sorted(backups.iterdir())] == texts


def test_saving_the_same_again_leaves_the_versions_alone(path: Path) -> None:
    save_profile(path, Profile(hours_per_week=2))
    backups = sorted(os.listdir(path.with_name("profile.yaml.backups")))
    save_profile(path, Profile(hours_per_week=2))
    assert sorted(os.listdir(path.with_name("profile.yaml.backups"))) == backups


def test_keys_and_comments_of_others_stay(path: Path) -> None:
    write(
        path,
        "# my profile\n"
        "schema: po-career/profile/1\n"
        "role: product-owner   # since spring\n"
        "\n"
        "# as agreed with Kim\n"
        "hours_per_week: 4\n"
        "ratings:\n"
        "  # honest ones\n"
        "  communication: 2  # in June\n"
        "  pricing: 1\n"
        "history:\n"
        "  - {on: 2026-01-01, role: product-owner}   # the first day\n",
    )
    ratings = {"communication": (Rating(2),), "pricing": (Rating(2),), "roadmapping": (Rating(1),)}
    history = (Event(date(2026, 1, 1), role="product-owner"),)
    save_profile(path, Profile(role="product-owner", hours_per_week=6, ratings=ratings, history=history))
    assert path.read_text() == (
        "# my profile\n"
        "schema: po-career/profile/1\n"
        "role: product-owner   # since spring\n"
        "\n"
        "# as agreed with Kim\n"
        "hours_per_week: 6\n"
        "ratings:\n"
        "  # honest ones\n"
        "  communication: 2  # in June\n"
        "  pricing: 2\n"
        "  roadmapping: 1\n"
        "history:\n"
        "  - {on: 2026-01-01, role: product-owner}   # the first day\n"
    )


def test_what_the_person_takes_back_goes(path: Path) -> None:
    save_profile(path, ANNA)
    save_profile(path, Profile(hours_per_week=4.5, ratings={"communication": (Rating(3),)}))
    assert yaml.safe_load(path.read_text()) == {"schema": "po-career/profile/1", "hours_per_week": 4.5, "ratings": {"communication": 3}}


def test_what_the_catalogue_does_not_know_is_kept_and_an_id_that_was_replaced_becomes_the_new_one(path: Path) -> None:
    write(
        path,
        "ratings:\n"
        "  juggling: 2  # since school\n"
        "  road-maps: {level: 1, by: self} # in June\n"
        "  pricing: 1\n"
        "done: [old-course, pspo]\n"
        "left_open: [ratings.road-maps]\n"
        "history:\n"
        "  - {on: 2026-01-01, skill: juggling, rating: 2}\n"
        "  - {on: 2026-01-02, skill: road-maps, rating: 1}\n"
        "  - {on: 2026-01-03, done: old-course}\n",
    )

    def change(profile: Profile) -> Profile:
        kept = {skill: ratings for skill, ratings in profile.ratings.items() if skill != "pricing"}
        return recorded(profile, replace(profile, ratings=kept), date(2026, 1, 4))

    change_profile(path, WORLD, change)
    assert path.read_text() == (
        "schema: po-career/profile/1\n"
        "ratings:\n"
        "  juggling: 2  # since school\n"
        "  roadmapping: {level: 1, by: self} # in June\n"
        "done: [old-course, cert-pspo-1]\n"
        "left_open: [ratings.roadmapping]\n"
        "history:\n"
        "  - {on: 2026-01-01, skill: juggling, rating: 2}\n"
        "  - {on: 2026-01-02, skill: road-maps, rating: 1}\n"
        "  - {on: 2026-01-03, done: old-course}\n"
        "  - {on: 2026-01-04, skill: pricing, was: {level: 1}}\n"
    )
    assert undone(read_profile(path.read_text(), "", WORLD).profile) == (
        Profile(
            ratings={"roadmapping": (Rating(1),), "pricing": (Rating(1),)},
            done=("cert-pspo-1",),
            left_open=("ratings.roadmapping",),
            history=(Event(date(2026, 1, 2), skill="roadmapping", rating=Rating(1)),),
        ),
        Event(date(2026, 1, 4), skill="pricing", was=Rating(1)),
    )


def test_names_that_a_person_writes_stay_as_they_are_written(path: Path) -> None:
    write(path, "role: Product Owner\nratings:\n  Road Maps: 1\n  Pricing: 1\n  juggling: 2\ndone: pspo i\n")
    change_profile(path, WORLD, lambda read: replace(read, hours_per_week=4, ratings={**read.ratings, "roadmapping": (Rating(2),)}))
    assert path.read_text() == (
        "schema: po-career/profile/1\n"
        "role: Product Owner\n"
        "hours_per_week: 4\n"
        "ratings:\n"
        "  Road Maps: 2\n"
        "  Pricing: 1\n"
        "  juggling: 2\n"
        "done: pspo i\n"
    )


def test_an_event_that_is_taken_back_leaves_those_between_that_are_not_known(path: Path) -> None:
    strange = "  - {on: 2026-01-02, done: old-course}\n"
    write(path, f"done: [cert-pspo-1]\nhistory:\n{strange}  - {{on: 2026-01-03, done: cert-pspo-1}}\n{strange}")

    def change(profile: Profile) -> Profile:
        step = undone(profile)
        return profile if step is None else step[0]

    change_profile(path, WORLD, change)
    assert path.read_text() == f"schema: po-career/profile/1\nhistory:\n{strange}{strange}"


def test_what_is_saved_reads_the_same_again(path: Path) -> None:
    save_profile(path, ANNA)
    assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == ANNA


@pytest.mark.parametrize("broken", ["role: [", "- a list\n", "role: a\nrole: b\n"])
def test_a_file_that_cannot_be_understood_is_never_overwritten(path: Path, broken: str) -> None:
    write(path, broken)
    with pytest.raises(InvalidFileError, match=r"profile\.yaml:"):
        save_profile(path, ANNA)
    assert path.read_text() == broken


def test_bytes_that_are_no_text_are_never_overwritten(path: Path) -> None:
    write(path, "")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidFileError, match="UTF-8 is needed"):
        save_profile(path, ANNA)
    assert path.read_bytes() == b"\xff\xfe\x00"


def test_a_folder_in_the_way_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FileAccessError, match="it is a folder"):
        save_profile(path, ANNA)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(FileAccessError, match=r"cannot (read|save)"):
        save_profile(tmp_path / "data" / "profile.yaml", ANNA)


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "me.yaml"
    write(target, "role: product-owner\n")
    path.parent.mkdir()
    path.symlink_to(target)
    save_profile(path, Profile(role="product-owner", hours_per_week=3))
    assert path.is_symlink()
    assert "hours_per_week: 3" in target.read_text()


def test_a_bare_name_is_a_file_among_the_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert profile_path() == tmp_path / "po-career" / "profile.yaml"
    assert profile_path("work") == tmp_path / "po-career" / "profiles" / "work.yaml"
    with pytest.raises(UsageError, match="cannot be the name"):
        profile_path("../work")


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


@settings(deadline=None, max_examples=20)
@given(evidence=PRINTABLE, level=st.integers(0, 4), hours=st.floats(0.1, 60))
def test_whatever_is_said_comes_back_from_the_file(
    tmp_path_factory: pytest.TempPathFactory, evidence: str, level: int, hours: float
) -> None:
    path = tmp_path_factory.mktemp("store") / "profile.yaml"
    save_profile(path, Profile(hours_per_week=1))
    save_profile(path, Profile(hours_per_week=hours, ratings={"pricing": (Rating(level, evidence=evidence),)}))
    document = read_yaml(path.read_text("utf-8"), "profile.yaml")
    assert document.root is not None
    assert plain(document.root)["ratings"] == {"pricing": {"level": level, "evidence": evidence}}
    assert plain(document.root)["hours_per_week"] == hours


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
AWKWARD = st.sampled_from(
    ["yes", "2026-01-01", "null", "1e3", "a: b", "# no", "- x", "{", "it's", "two\nlines", " edge "]
)
EXAMPLES = st.none() | PRINTABLE | AWKWARD
OWN = st.builds(Rating, st.integers(0, 4), st.none() | DAYS, EXAMPLES, EXAMPLES)
TEXTS = PRINTABLE | AWKWARD


def some(names: list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to `most` of these names, in any order."""
    return st.lists(st.sampled_from(names), unique=True, max_size=most).map(tuple)


def days_away(days: tuple[date, date]) -> Away:
    """The days between the two."""
    return Away(min(days), max(days))


SITUATIONS = st.builds(
    Situation,
    load=st.sampled_from(["fine", "high", "too-much"]),
    decided=st.none()
    | st.builds(Decided, st.sampled_from(["review", "post-ends"]), st.none() | DAYS, EXAMPLES),
    holds_part=st.booleans(),
    applied=st.none() | st.builds(Applied, st.integers(0, 9), st.integers(0, 9)),
    there=st.dictionaries(st.sampled_from(["support", "post"]), st.booleans()),
)
FORMER = st.builds(
    FormerRole,
    role=st.just("product-owner"),
    months=st.none() | st.integers(0, 1200).map(float),
    until=st.sampled_from([None, "2025-04", "2025-04-30"]),
) | st.builds(FormerRole, title=TEXTS)
BOTH = st.tuples(OWN, st.builds(Rating, st.integers(0, 4), st.none() | DAYS, EXAMPLES, by=st.just("other")))
PROFILES = st.builds(
    Profile,
    role=st.none() | st.just("product-owner"),
    months_in_role=st.none() | st.integers(0, 1200).map(float),
    hours_per_week=st.none() | st.floats(0.1, 60),
    budget=st.none()
    | st.builds(
        Budget,
        st.just(0.0) | st.floats(0, 1e6),
        st.sampled_from([None, "EUR"]),
        st.sampled_from([None, "own", "employer"]),
        st.none() | DAYS,
    ),
    target=some(["product-owner", "head"], 2),
    name=EXAMPLES,
    former_roles=st.lists(FORMER, max_size=3).map(tuple),
    away=st.lists(st.tuples(DAYS, DAYS).map(days_away), max_size=2).map(tuple),
    wants=some(["people", "calm", "craft"], 2),
    drains=st.sampled_from([None, "people"]),
    doubts=some(["paper", "code"], 2),
    hurts=some(list(SKILLS), 2),
    offer=EXAMPLES,
    counts=st.dictionaries(st.sampled_from(list(SKILLS)), st.integers(0, 99), max_size=2),
    words=st.lists(TEXTS, max_size=3).map(tuple),
    situation=SITUATIONS,
    skipped=st.sampled_from([(), ("cert-pspo-1",)]),
    interests=st.lists(PRINTABLE, max_size=2).map(tuple),
    ratings=st.dictionaries(st.sampled_from(list(SKILLS)), st.tuples(OWN) | BOTH, max_size=3),
    done=st.sampled_from([(), ("cert-pspo-1",)]),
    left_open=st.lists(st.sampled_from(["role", "target", "ratings.pricing"]), unique=True).map(tuple),
)


@settings(deadline=None, max_examples=12)
@given(states=st.lists(PROFILES, min_size=1, max_size=4), days=st.lists(DAYS, min_size=4, max_size=4).map(sorted))
def test_any_change_reads_the_same_again_and_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, states: list[Profile], days: list[date]
) -> None:
    path = tmp_path_factory.mktemp("store") / "profile.yaml"
    write(path, "# mine\nschema: po-career/profile/1\n# below\n")
    for state, day in zip(states, days, strict=False):
        after = change_profile(
            path, WORLD, lambda before, state=state, day=day: recorded(before, replace(state, history=before.history), day)
        )
        assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == after
    while history := read_profile(path.read_text("utf-8"), str(path), WORLD).profile.history:
        after = change_profile(path, WORLD, lambda before: (undone(before) or (before, None))[0])
        assert after.history == history[:-1]
        assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == after
    assert path.read_text("utf-8").startswith("# mine\n")


@settings(deadline=None, max_examples=40)
@given(profile=PROFILES)
def test_any_profile_in_a_new_file_reads_the_same_again(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile
) -> None:
    path = tmp_path_factory.mktemp("store") / "profile.yaml"
    save_profile(path, profile)
    assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == profile


MIXED = """\
schema: po-career/profile/1
name: Sam   # me
former_roles:
  - {role: astronaut, months: 3}   # elsewhere
  - {role: Head of Product}
budget: {amount: 500, currency: EUR}   # till spring
target: [Head of Product]
wants: [flying, People]   # two
hurts: [Road Maps, juggling]
doubts: [why, paper?]
counts:
  juggling: 3   # balls
  Communication: 0
situation:
  load: fine   # for now
  there:
    rocket: true   # no need here
    Support: true
skipped: [a-course, PSPO I]
"""


def test_what_the_catalogue_does_not_know_stays_beside_what_changes(path: Path) -> None:
    write(path, MIXED)

    def change(before: Profile) -> Profile:
        return replace(
            before,
            former_roles=(*before.former_roles, FormerRole(title="support")),
            wants=("calm",),
            hurts=("pricing", "communication"),
            doubts=("code",),
            counts={"communication": 2},
            situation=replace(before.situation, load="high", there={"support": False, "post": True}),
            skipped=(),
        )

    after = change_profile(path, WORLD, change)
    assert path.read_text("utf-8") == """\
schema: po-career/profile/1
name: Sam   # me
former_roles:
  - {role: astronaut, months: 3}   # elsewhere
  - {role: Head of Product}
  - {title: support}
budget: {amount: 500, currency: EUR}   # till spring
target: [Head of Product]
wants: [flying, calm]   # two
hurts: [pricing, communication]
doubts: [why, code]
counts:
  juggling: 3   # balls
  Communication: 2
situation:
  load: high   # for now
  there:
    rocket: true   # no need here
    Support: false
    post: true
skipped: [a-course]
"""
    assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == after


def test_the_shortest_form_is_written(path: Path) -> None:
    profile = Profile(
        budget=Budget(500), target=("head",), wants=("people",), situation=Situation(load="high")
    )
    save_profile(path, profile)
    assert path.read_text("utf-8") == (
        "schema: po-career/profile/1\nbudget: 500\ntarget: head\nwants: [people]\nsituation: {load: high}\n"
    )


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
