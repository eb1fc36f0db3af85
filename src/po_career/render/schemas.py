"""The JSON Schemas of what the program reads and writes, by name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

SCHEMAS: Mapping[str, tuple[str, str]] = {
    "plan": ("planning.plan_model:Plan", "A next-step plan of po-career"),
    "profile": ("profile.read:ProfileFile", "A profile of po-career"),
    "fit": ("planning.fit_ranking:FitPage", "Roles of po-career by how near they are to a person"),
    "routes": ("planning.routes.route_model:Routes", "Routes of po-career to a role"),
    "match": ("advert.match_model:Match", "A job advertisement against a person, by po-career"),
    "compare": ("planning.comparison:Comparison", "Roles of po-career side by side"),
    "profile-show": (
        "render.profile_model:ProfilePage",
        "A profile of po-career as its owner sees it",
    ),
    "progress": ("planning.progress_model:Progress", "Readiness over time with po-career"),
    "team": ("planning.team_model:Team", "A team at a glance, by po-career"),
    "next": ("planning.next_action:Next", "What to do now, by po-career"),
    "change": ("planning.progress_model:Change", "One event that po-career recorded or took back"),
    "check-in": ("planning.checked:CheckedIn", "One check-in with po-career"),
    "import": (
        "intake.resume.profile_import:Import",
        "What po-career took from a resume, and what it left",
    ),
    "cohort": ("workforce.records:Record", "The plan of one of many people, by po-career"),
    "roles": ("render.explore.entry_model:RolesPage", "Roles of a po-career catalogue"),
    "skills": ("render.explore.entry_model:SkillsPage", "Skills of a po-career catalogue"),
    "actions": (
        "render.explore.entry_model:ActionsPage",
        "Development actions of a po-career catalogue",
    ),
    "map": ("planning.career_map:CareerMap", "The career map of a po-career catalogue"),
    "trends": ("render.explore.entry_model:TrendsPage", "Trends of a po-career catalogue"),
    "kits": ("render.explore.entry_model:KitsPage", "Kits of a po-career catalogue"),
    "doubts": ("render.explore.entry_model:DoubtsPage", "Doubts of a po-career catalogue"),
    "message": ("render.told:Message", "What a command of po-career did to a file"),
    "error": ("render.told:Error", "Why a command of po-career ended without a result"),
    "catalog": ("catalog.shapes:CatalogFile", "A whole po-career catalogue in one file"),
    "catalog-stages": ("catalog.shapes:StagesFile", "stages.yaml of a po-career catalogue"),
    "catalog-skills": ("catalog.shapes:SkillsFile", "skills.yaml of a po-career catalogue"),
    "catalog-actions": ("catalog.shapes:ActionsFile", "actions.yaml of a po-career catalogue"),
    "catalog-sources": ("catalog.shapes:SourcesFile", "sources.yaml of a po-career catalogue"),
    "check": (
        "render.catalogs.check_page:CheckReport",
        "What a check of a po-career catalogue found",
    ),
    "catalog-import": (
        "intake.framework.catalog_import:CatalogImport",
        "One import of a file as a po-career catalogue",
    ),
    "catalog-show": (
        "catalog.origins:InForce",
        "A po-career catalogue by the places that it comes from",
    ),
    "catalog-table": (
        "catalog.ladder_table:LadderTable",
        "What each role of a po-career catalogue asks",
    ),
    "catalog-diff": (
        "planning.catalog_effect:CatalogDiff",
        "What a new version of a po-career catalogue changes",
    ),
}
"""Name to model, as module:class in po_career, and title."""
WRITTEN_BY_PEOPLE = frozenset(
    {"profile", "catalog", "catalog-stages", "catalog-skills", "catalog-actions", "catalog-sources"}
)
"""Files in which short forms are welcome."""


@cache
def schema_named(name: str) -> Mapping[str, Any]:
    """The JSON Schema (draft 2020-12) of that name, made once.

    Raises KeyError if there is none.
    """
    from po_career.catalog.schema import schema_of, schema_of_input

    model, title = SCHEMAS[name]
    module, _, kind = model.partition(":")
    make = schema_of_input if name in WRITTEN_BY_PEOPLE else schema_of
    return make(getattr(import_module(f"po_career.{module}"), kind), title=title)
