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

from po_career.catalog.model import Catalog, Identity, Replaced, Role, Scale, ScaleLevel, Skill
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import FileAccessError, InvalidFileError, UsageError
from po_career.profile.model import Event, Profile, Rating
from po_career.profile.read import read_profile
from po_career.profile.store import profile_path, save_profile

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
    roles={"product-owner": Role("product-owner", "Product Owner", {})},
    skills={skill: Skill(skill, skill, aliases=aliases) for skill, aliases in SKILLS.items()},
    actions={},
    replaced=Replaced(skills={"road-maps": "roadmapping"}),
)


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
        "  - {level: 2}\n"
        "  - {level: 1, by: other}\n"
        "done: [cert-pspo-1]\n"
        "left_open: [target]\n"
    )


def test_only_the_owner_can_read_it(path: Path) -> None:
    save_profile(path, ANNA)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_last_version_stays_beside_it(path: Path) -> None:
    save_profile(path, Profile(hours_per_week=2))
    first = path.read_bytes()
    save_profile(path, Profile(hours_per_week=3))
    assert path.with_name("profile.yaml.bak").read_bytes() == first
    assert sorted(os.listdir(path.parent)) == ["profile.yaml", "profile.yaml.bak"]


def test_saving_the_same_again_leaves_the_last_version_alone(path: Path) -> None:
    save_profile(path, Profile(hours_per_week=2))
    save_profile(path, Profile(hours_per_week=3))
    save_profile(path, Profile(hours_per_week=3))
    assert "hours_per_week: 2" in path.with_name("profile.yaml.bak").read_text()


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


def test_a_file_in_braces_is_written_anew_and_keeps_its_other_keys(path: Path) -> None:
    write(path, '{"role": "product-owner", "hours_per_week": 2, "mood": "good"}\n')
    save_profile(path, Profile(role="product-owner", hours_per_week=3))
    assert path.read_text() == "schema: po-career/profile/1\nrole: product-owner\nhours_per_week: 3\nmood: good\n"


def test_what_the_catalogue_does_not_know_is_kept_and_what_it_renamed_is_not(path: Path) -> None:
    write(path, "target: astronaut\nratings: {juggling: 2, road-maps: 1, pricing: 1}\ndone: [old-course]\n")
    save_profile(path, Profile(ratings={"roadmapping": (Rating(1),)}), WORLD)  # pricing was taken back
    assert yaml.safe_load(path.read_text()) == {
        "schema": "po-career/profile/1",
        "target": "astronaut",
        "ratings": {"juggling": 2, "roadmapping": 1},
        "done": ["old-course"],
    }


def test_a_name_in_a_hand_written_file_becomes_the_id_and_is_not_kept_twice(path: Path) -> None:
    write(path, "role: Product Owner\nratings:\n  Road Maps: 1\n  Pricing: 1\n  juggling: 2\n")
    read = read_profile(path.read_text(), str(path), WORLD).profile
    save_profile(path, replace(read, hours_per_week=4, ratings={**read.ratings, "roadmapping": (Rating(2),)}), WORLD)
    assert path.read_text() == (
        "schema: po-career/profile/1\nrole: product-owner\nratings:\n  juggling: 2\n  roadmapping: 2\n  pricing: 1\nhours_per_week: 4\n"
    )
    assert read_profile(path.read_text(), str(path), WORLD).profile.ratings == {"roadmapping": (Rating(2),), "pricing": (Rating(1),)}


def test_what_is_saved_reads_the_same_again(path: Path) -> None:
    save_profile(path, replace(ANNA, done=()), WORLD)
    assert read_profile(path.read_text("utf-8"), str(path), WORLD).profile == replace(ANNA, done=())


@pytest.mark.parametrize("broken", ["role: [", "- a list\n", "role: a\nrole: b\n"])
def test_a_file_that_cannot_be_understood_is_never_overwritten(path: Path, broken: str) -> None:
    write(path, broken)
    with pytest.raises(InvalidFileError, match=r"profile\.yaml:"):
        save_profile(path, ANNA)
    assert path.read_text() == broken


def test_bytes_that_are_no_text_are_never_overwritten(path: Path) -> None:
    write(path, "")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileAccessError, match="not overwritten"):
        save_profile(path, ANNA)
    assert path.read_bytes() == b"\xff\xfe\x00"


def test_a_folder_in_the_way_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FileAccessError, match="cannot read"):
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


@settings(deadline=None, max_examples=40)
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


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
