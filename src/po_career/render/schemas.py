"""The JSON Schemas of what the program reads and writes, by name."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

SCHEMAS: Mapping[str, tuple[str, str, str]] = {
    "plan": ("po_career.planning.plan_model", "Plan", "A next-step plan of po-career"),
    "profile": ("po_career.profile.read", "ProfileFile", "A profile of po-career"),
    "fit": (
        "po_career.planning.fit_ranking",
        "FitPage",
        "Roles of po-career by how near they are to a person",
    ),
    "routes": ("po_career.planning.routes.route_model", "Routes", "Routes of po-career to a role"),
    "match": (
        "po_career.advert.match_model",
        "Match",
        "A job advertisement against a person, by po-career",
    ),
    "compare": ("po_career.planning.comparison", "Comparison", "Roles of po-career side by side"),
    "profile-show": (
        "po_career.render.profile_model",
        "ProfilePage",
        "A profile of po-career as its owner sees it",
    ),
    "progress": (
        "po_career.planning.progress_model",
        "Progress",
        "Readiness over time with po-career",
    ),
    "next": ("po_career.planning.next_action", "Next", "What to do now, by po-career"),
    "change": (
        "po_career.planning.progress_model",
        "Change",
        "One event that po-career recorded or took back",
    ),
    "check-in": ("po_career.planning.checked", "CheckedIn", "One check-in with po-career"),
    "import": (
        "po_career.intake.resume.profile_import",
        "Import",
        "What po-career took from a resume, and what it left",
    ),
    "roles": (
        "po_career.render.explore.entry_model",
        "RolesPage",
        "Roles of a po-career catalogue",
    ),
    "skills": (
        "po_career.render.explore.entry_model",
        "SkillsPage",
        "Skills of a po-career catalogue",
    ),
    "actions": (
        "po_career.render.explore.entry_model",
        "ActionsPage",
        "Development actions of a po-career catalogue",
    ),
    "map": (
        "po_career.planning.career_map",
        "CareerMap",
        "The career map of a po-career catalogue",
    ),
    "trends": (
        "po_career.render.explore.entry_model",
        "TrendsPage",
        "Trends of a po-career catalogue",
    ),
    "kits": ("po_career.render.explore.entry_model", "KitsPage", "Kits of a po-career catalogue"),
    "doubts": (
        "po_career.render.explore.entry_model",
        "DoubtsPage",
        "Doubts of a po-career catalogue",
    ),
    "message": ("po_career.render.told", "Message", "What a command of po-career did to a file"),
    "error": (
        "po_career.render.told",
        "Error",
        "Why a command of po-career ended without a result",
    ),
    "catalog": (
        "po_career.catalog.shapes",
        "CatalogFile",
        "A whole po-career catalogue in one file",
    ),
    "catalog-stages": (
        "po_career.catalog.shapes",
        "StagesFile",
        "stages.yaml of a po-career catalogue",
    ),
    "catalog-skills": (
        "po_career.catalog.shapes",
        "SkillsFile",
        "skills.yaml of a po-career catalogue",
    ),
    "catalog-actions": (
        "po_career.catalog.shapes",
        "ActionsFile",
        "actions.yaml of a po-career catalogue",
    ),
    "catalog-sources": (
        "po_career.catalog.shapes",
        "SourcesFile",
        "sources.yaml of a po-career catalogue",
    ),
    "check": (
        "po_career.render.catalogs.check_page",
        "CheckReport",
        "What a check of a po-career catalogue found",
    ),
    "catalog-import": (
        "po_career.intake.framework.catalog_import",
        "CatalogImport",
        "One import of a file as a po-career catalogue",
    ),
    "catalog-show": (
        "po_career.catalog.origins",
        "InForce",
        "A po-career catalogue by the places that it comes from",
    ),
    "catalog-diff": (
        "po_career.planning.catalog_effect",
        "CatalogDiff",
        "What a new version of a po-career catalogue changes",
    ),
}
"""Name to module, model and title."""
WRITTEN_BY_PEOPLE = frozenset(
    {"profile", "catalog", "catalog-stages", "catalog-skills", "catalog-actions", "catalog-sources"}
)
"""Files in which short forms are welcome."""


def schema_named(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of that name.

    Raises KeyError for a name that there is none of.
    """
    from po_career.catalog.schema import schema_of, schema_of_input

    module, model, title = SCHEMAS[name]
    make = schema_of_input if name in WRITTEN_BY_PEOPLE else schema_of
    return make(getattr(import_module(module), model), title=title)
