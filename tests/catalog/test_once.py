"""What is worked out of a catalogue alone is worked out once."""

from dataclasses import replace

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.catalog.once import FEW, once

BUILT_IN = load_catalog()
"""A copy of it is another catalogue, although it is equal."""


def test_once_for_each_catalogue_and_key_also_after_many_others() -> None:
    asked: list[tuple[int, str]] = []

    @once
    def title(catalog: Catalog, role: str) -> str:
        asked.append((id(catalog), role))
        return catalog.roles[role].title

    owner = BUILT_IN.roles["product-owner"]
    renamed = replace(BUILT_IN, roles={"product-owner": replace(owner, title="Owner")})
    for _ in range(2):
        assert title(BUILT_IN, "product-owner") == owner.title
        assert title(renamed, "product-owner") == "Owner"
        assert title(BUILT_IN, "group-pm") == BUILT_IN.roles["group-pm"].title
    assert len(asked) == len(set(asked)) == 3
    copies = [replace(BUILT_IN) for _ in range(FEW)]
    assert {title(copy, "product-owner") for copy in copies} == {owner.title}
    assert title(renamed, "product-owner") == "Owner"
