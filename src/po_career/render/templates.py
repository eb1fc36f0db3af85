"""A page in HTML: it needs no network, no script and no program, and a browser is told so."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from po_career.render.map.map_style import page_style
from po_career.render.page.phrases import (
    KIND_WORDS,
    capital,
    day,
    day_and_year,
    extent,
    listed,
    sentence,
)
from po_career.render.plan.plan_tasks import web_link
from po_career.text import printable

COMMON = "po_career.render.report"
"""The package whose templates all pages can use."""


def page_from(package: str, name: str, **values: Any) -> str:
    """The page that the template `name`.html of `package` makes of `values`, with the style sheet
    `name`.css, the only one that a browser may apply: it is known by its hash.
    """
    made = _environment(package)
    style = made.get_template(f"{name}.css").render()
    style_hash = b64encode(sha256(style.encode()).digest()).decode()
    page = made.get_template(f"{name}.html")
    return page.render(values, style=style, style_hash=style_hash)


@cache
def _environment(package: str) -> Environment:
    """Templates that escape all they are given, and know no name that they were not given."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader(COMMON)]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    for phrase in (day, day_and_year, capital, extent, listed, sentence):
        made.filters[phrase.__name__] = phrase
    made.filters["web"] = web_link
    made.globals.update(map_style=page_style(), kind_words=KIND_WORDS)
    return made


def _shown(value: Any) -> Any:
    """What a template prints: text without control and direction characters, places without
    needless decimals.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, float):
        return f"{value:g}"
    return printable(value) if isinstance(value, str) else value
