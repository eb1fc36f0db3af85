"""JSON Schemas made of the models."""

import pytest
from jsonschema import Draft202012Validator

from po_career.catalog.builtin import builtin_folder
from po_career.catalog.files import decode
from po_career.catalog.model import Catalog, Requirement
from po_career.catalog.places import plain
from po_career.catalog.schema import schema_of, schema_of_input
from po_career.catalog.shapes import FOLDER, CatalogFile
from po_career.catalog.yaml_text import read_yaml
from po_career.planning.plan_model import Plan
from po_career.profile.model import Profile
from po_career.profile.read import ProfileFile


@pytest.mark.parametrize("model", [Catalog, Plan, Profile, CatalogFile, *FOLDER.values()])
def test_every_model_has_a_sound_schema(model: object) -> None:
    schema = schema_of(model, title="A thing")
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["title"]) == ("https://json-schema.org/draft/2020-12/schema", "A thing")
    assert "$id" not in schema


def test_a_schema_refuses_unknown_keys_and_says_what_each_key_means() -> None:
    schema = schema_of(Requirement, title="Requirement")
    assert schema["additionalProperties"] is False
    assert schema["properties"]["importance"]["description"] == "How much the skill weighs in readiness."


@pytest.mark.parametrize("name", FOLDER)
def test_the_built_in_files_keep_their_published_schema(name: str) -> None:
    root = read_yaml(decode((builtin_folder() / name).read_bytes(), name), name).root
    assert root is not None
    assert list(Draft202012Validator(schema_of_input(FOLDER[name], title=name)).iter_errors(plain(root))) == []


def test_a_catalogue_that_extends_another_needs_no_roles_and_a_tombstone_is_no_role() -> None:
    schema = Draft202012Validator(schema_of_input(CatalogFile, title="Catalogue"))
    assert schema.is_valid({"extends": "built-in", "roles": [{"id": "old", "replaced_by": "new"}]})
    assert not schema.is_valid({"skills": []})
    assert not schema.is_valid({"extends": "built-in", "roles": [{"id": "old"}]})


def test_the_schema_of_a_profile_allows_the_short_forms() -> None:
    schema = schema_of_input(ProfileFile, title="Profile")
    Draft202012Validator.check_schema(schema)
    profile = {"role": "a", "ratings": {"x": 3, "y": {"level": 2}, "z": [{"level": 1, "by": "other"}]}, "done": "read"}
    assert list(Draft202012Validator(schema).iter_errors(profile)) == []
    new = {"budget": 5, "target": "a", "wants": ["b"], "ratings": {"x": "Expert", "y": {"level": "Expert"}}}
    assert list(Draft202012Validator(schema).iter_errors(new)) == []
    for wrong in ({"ratings": {"x": "3"}}, {"wants": ["a", "b", "c"]}, {"budget": -1}, {"budget": {"currency": "EUR"}}):
        assert list(Draft202012Validator(schema).iter_errors(wrong)) != []
