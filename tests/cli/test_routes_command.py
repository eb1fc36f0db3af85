"""`po-career routes` as a person and as a script meet it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from po_career.catalog.load import load_catalog
from po_career.cli import routes as command
from po_career.errors import FileAccessError, NoAnswerError, UsageError
from po_career.planning.routes.best import best_routes
from po_career.planning.standing import standing_of
from po_career.profile.model import Profile
from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import page_of
from po_career.render.page.paint import plain_text
from po_career.render.routes_page import route_lines
from published import validate

ROLE = ("--role", "po", "--hours", "4", "--months-in-role", "20")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    typer.main.get_command(command.app).main(list(args), prog_name="routes", standalone_mode=False)
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capsys, *args, "--json"))
    return found


def test_the_routes_are_as_their_schema_says_and_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "head of product", *ROLE)
    validate(found, "routes")
    assert (found["schema"], found["to"], found["by"]) == ("po-career/routes/2", "head-of-product", "weeks")
    assert (len(found["routes"]), found["optimal"]["proved"], found["optimal"]["front_proved"]) == (3, True, True)
    for route in (*found["routes"], *found["front"]):
        assert (route["hops"][0]["from"], route["hops"][-1]["to"]) == ("product-owner", "head-of-product")
        for measure in ("weeks", "hours"):
            assert route[measure] == pytest.approx(sum(hop[measure] for hop in route["hops"]))
        assert route["leaps"] == sum(hop["kind"] == "leap" for hop in route["hops"])
    assert [route["trade_off"] is None for route in found["routes"]] == [True, False, False]


@pytest.mark.parametrize("by", ["weeks", "hours", "leaps"])
def test_the_first_route_has_least_of_what_counts_first(capsys: pytest.CaptureFixture[str], by: str) -> None:
    found = as_json(capsys, "cpo", *ROLE, "--by", by, "--top", "2")
    assert found["routes"][0][by] == min(route[by] for route in (*found["routes"], *found["front"])) == found["optimal"]["lower_bound"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_holds_its_width_and_cuts_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = run(capsys, "cpo", *ROLE)
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    assert flat.startswith("Routes from Product Owner to Chief Product Officer (CPO), fewest weeks first 1 Product Owner")
    assert "Proved: these are the three best routes by weeks." in flat
    assert "…" not in page


def test_by_any_way_each_route_says_what_it_costs_and_how_a_plan_goes(capsys: pytest.CaptureFixture[str]) -> None:
    credible = as_json(capsys, "cpo", *ROLE, "--top", "1")
    assert (credible["any_way"], credible["routes"][0]["drawbacks"]) == (False, [])
    found = as_json(capsys, "cpo", *ROLE, "--top", "1", "--any-way")
    (route,) = found["routes"]
    assert (found["any_way"], [one["what"] for one in route["drawbacks"]]) == (True, ["venture", "leap", "leap"])
    assert route["weeks"] < credible["routes"][0]["weeks"]
    page = " ".join(run(capsys, "cpo", *ROLE, "--top", "1", "--any-way").split())
    assert "Leads through a firm of one's own (Founder / Entrepreneur) and two leaps (Founder / " in page
    assert "A plan goes by Product Manager → Product Director → Head of Product → Chief" in page


def test_what_only_the_role_teaches_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    page = " ".join(run(capsys, "product-director", *ROLE, "--top", "1").split())
    assert "only the role itself teaches People management" in page


def test_the_role_that_is_held_is_no_way_to_go(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "po", *ROLE) == "You already hold the role of Product Owner.\n"


def test_what_is_missing_is_named_with_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError) as caught:
        run(capsys, "cpo")
    assert "--role ROLE" in str(caught.value)
    assert "--hours N" in str(caught.value)


@pytest.mark.parametrize(("option", "value"), [("--by", "money"), ("--top", "0"), ("--top", "x"), ("--hours", "-1"), ("--role", "nobody")])
def test_an_option_that_does_not_fit_is_refused_in_words(capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    with pytest.raises(UsageError, match=value):
        run(capsys, "cpo", *ROLE, option, value)


def test_a_profile_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="there is no such file"):
        run(capsys, "cpo", "--profile", str(tmp_path / "nobody.yaml"))


def test_where_no_route_exists_the_roles_that_lead_there_are_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ladder = tmp_path / "ladder.yaml"
    ladder.write_text(
        "schema: po-career/catalog/1\n"
        "catalog: {id: tiny}\n"
        "scale: {id: s, levels: [{level: 0, name: No}, {level: 1, name: Yes, short: it works}]}\n"
        "skills: [{id: x, name: X}]\n"
        "roles: [{id: a, title: Aa, requires: {}}, {id: b, title: Bb, requires: {x: 1}}, {id: c, title: Cc, requires: {}}]\n"
        "transitions: [{from: c, to: b, kind: lateral}]\n",
        "utf-8",
    )
    assert load_catalog(ladder).catalog.id == "tiny"
    with pytest.raises(NoAnswerError) as caught:
        run(capsys, "b", "--role", "a", "--hours", "4", "--catalog", str(ladder))
    assert str(caught.value).split("\n") == [
        "no transition leads out of Aa in this catalogue",
        "roles that lead there: Cc",
    ]


def test_a_search_that_was_cut_short_says_how_close_it_got() -> None:
    catalog = load_catalog()
    standing = standing_of(catalog, Profile(role="product-owner", hours_per_week=4), date(2026, 11, 24))
    found = best_routes(standing, "cpo", limit=1)
    page = " ".join(plain_text(route_lines(found, catalog, page=page_of(80, UNICODE))).split())
    assert f"Best found, not proved: no route takes fewer than {round(found.optimal.lower_bound, 1):g} weeks" in page
    assert "The search was cut short" in page or "None was found that is better" in page
