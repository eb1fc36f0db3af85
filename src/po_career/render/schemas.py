"""The JSON Schemas of what the program reads and writes, by name."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

SCHEMAS: Mapping[str, tuple[str, str, str]] = {
    "plan": ("po_career.planning.model", "Plan", "A next-step plan of po-career"),
    "profile": ("po_career.profile.read", "ProfileFile", "A profile of po-career"),
    "roles": ("po_career.render.explore_model", "RolesPage", "Roles of a po-career catalogue"),
    "skills": ("po_career.render.explore_model", "SkillsPage", "Skills of a po-career catalogue"),
    "actions": ("po_career.render.explore_model", "ActionsPage", "Development actions of a po-career catalogue"),
    "trends": ("po_career.render.explore_model", "TrendsPage", "Trends of a po-career catalogue"),
}
"""Name to module, model and title."""


def schema_named(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of that name. Raises KeyError for a name that there is none of."""
    from po_career.catalog.schema import schema_of

    module, model, title = SCHEMAS[name]
    return schema_of(getattr(import_module(module), model), title=title)
