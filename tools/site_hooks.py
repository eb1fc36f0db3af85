"""What mkdocs adds to the pages of docs/: every command with its help, every schema as tables, and the pages outside docs/.

Links out of docs/ are right in the repository; here they are turned to the pages made from their targets.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from mkdocs.structure.files import File, Files  # noqa: E402

from command_pages import command_index, command_page  # noqa: E402 - both lie beside this file
from po_career.cli.app import all_commands  # noqa: E402 - found on the path that is added above
from po_career.cli.commands import COMMANDS  # noqa: E402
from po_career.cli.help.command_page import page_of  # noqa: E402
from po_career.render.schemas import SCHEMAS, WRITTEN_BY_PEOPLE  # noqa: E402
from schema_pages import schema_page  # noqa: E402

OUTSIDE = {"README.md": "readme.md", "CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md", "LICENSE": "license.md"}
"""Pages of the project, and what they are called on the site."""
EXAMPLES = "examples.md"
MOVED = {
    **OUTSIDE,
    **{f"schemas/{name}.schema.json": f"schemas/{name}.md" for name in SCHEMAS},
    "schemas": "json.md",
    "man/po-career.1": "commands/index.md",
}
"""What lies outside docs/, and the page of the site that is made from it."""
FENCE = re.compile(r"^( *```console) exit=\d+ *$", re.MULTILINE)
LINK = re.compile(r"(\]\()([^)\s#]+)((?:#[^)\s]*)?\))")


def on_config(config: Any) -> Any:
    """The navigation, with a page for each command and each schema."""
    commands = ["commands/index.md", *({name: f"commands/{name}.md"} for name in COMMANDS)]
    schemas = ["json.md", *({name: f"schemas/{name}.md"} for name in SCHEMAS)]
    filled = {"COMMANDS": commands, "SCHEMAS": schemas}
    for part in config.nav:
        for title, page in part.items():
            if isinstance(page, str) and page in filled:
                part[title] = filled[page]
    return config


def on_files(files: Files, config: Any) -> Files:
    """The files of docs/, and those that are generated."""
    for path, content in _made():
        files.append(File.generated(config, path, content=content))
    for path in sorted((ROOT / "schemas").glob("*.json")):
        files.append(File.generated(config, f"schemas/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Links out of docs/ as links within the site; sessions without the exit code that a test reads."""
    own = page.file.src_uri

    def turned(link: re.Match[str]) -> str:
        moved = _moved(link[2], own)
        return f"{link[1]}{'../' * own.count('/')}{moved}{link[3]}" if moved else link[0]

    return FENCE.sub(r"\1", LINK.sub(turned, markdown))


def _made() -> Iterator[tuple[str, str]]:
    pages = {words: page_of(command, words) for words, command in all_commands()}
    yield "commands/index.md", command_index(pages)
    for name in COMMANDS:
        parts = [page for words, page in pages.items() if words.split()[0] == name]
        yield f"commands/{name}.md", command_page(parts)
    for name, (_, title) in SCHEMAS.items():
        yield f"schemas/{name}.md", schema_page(name, title, _schema(name), by_people=name in WRITTEN_BY_PEOPLE)
    yield EXAMPLES, "\n".join(_examples()) + "\n"
    for source, path in OUTSIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        yield path, text if source.endswith(".md") else f"# {source.capitalize()}\n\n{text}"


def _examples() -> Iterator[str]:
    """All of examples/, file by file."""
    yield from ("# Examples", "", "These files are in the folder `examples` of the project; each ladder works as it is, with `--catalog`.")
    for path in sorted((ROOT / "examples").rglob("*.*")):
        yield from ("", f"## {path.relative_to(ROOT)}", "", f"```{path.suffix[1:]}", path.read_text(encoding="utf-8").rstrip(), "```")


def _schema(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def _moved(link: str, page: str) -> str | None:
    """Where `link` of `page` leads on the site, seen from its root; None for a link that is right as it is."""
    if "://" in link or link.startswith("mailto:"):
        return None
    outside = page in OUTSIDE.values()
    path = _from_root(link, "." if outside else str(Path("docs", page).parent))
    if path.startswith("docs/"):
        return path.removeprefix("docs/") if outside else None
    return EXAMPLES if path.startswith("examples/") else MOVED.get(path)


def _from_root(link: str, folder: str) -> str:
    parts: list[str] = []
    for part in (*Path(folder).parts, *link.split("/")):
        if part == "..":
            parts[-1:] = []
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)
