"""What to type: examples of every command, each of which a test runs."""

from collections.abc import Mapping

_LINES: Mapping[str, str] = {
    "": """
        po-career plan
        po-career plan --role po --months-in-role 20 --hours 4 --no-input
        po-career routes "head of product"
        po-career roles "senior product owner"
        po-career plan --json | jq .next_step.role
    """,
    "plan": """
        po-career plan
        po-career plan --role po --months-in-role 20 --hours 4 --no-input
        po-career plan --to "head of product" --by 2030-01-01
        po-career plan --what-if hours=6 --what-if communication=4
        po-career plan --for advert.txt
        po-career plan --format ics --output plan.ics
    """,
    "fit": """
        po-career fit
        po-career fit --role none --skill communication=3 --skill facilitation=3 --top 5
    """,
    "routes": """
        po-career routes "head of product"
        po-career routes cpo --by leaps --top 5
    """,
    "compare": """
        po-career compare senior-po product-manager
        po-career compare "lead po" "agile coach" --json
    """,
    "match": """
        po-career match advert.txt
        po-career match advert.html --json | jq .missing
    """,
    "rate": """
        po-career rate roadmapping
        po-career rate roadmapping 3 --evidence "The spring roadmap"
        po-career rate communication 2 --by other --on 2026-11-20
        po-career rate communication none
    """,
    "next": """
        po-career next
        po-career next --json | jq .next_step
    """,
    "begin": """
        po-career begin cert-pspo-1
        po-career begin cert-pspo-1 --on 2026-11-20
    """,
    "done": """
        po-career done cert-pspo-1
        po-career done cert-pspo-1 --on 2026-11-20
        po-career done cert-pspo-1 --not
    """,
    "skip": "po-career skip cert-pspo-1",
    "check-in": """
        po-career check-in
        po-career check-in --on 2026-11-20
    """,
    "undo": "po-career undo",
    "redo": "po-career redo",
    "progress": """
        po-career progress
        po-career progress --to "head of product" --since 2026-01-01
    """,
    "team": """
        po-career team profiles
        po-career team people.csv --anonymous --format html --output team.html
        po-career team people.jsonl --json | jq '.on_one_person[].name'
    """,
    "profile": """
        po-career profile show
        po-career profile set hours 5
        po-career profile import cv.txt --no-input
    """,
    "profile show": """
        po-career profile show
        po-career profile show --json | jq .ratings
    """,
    "profile path": """
        po-career profile path
        cat "$(po-career profile path)"
    """,
    "profile set": """
        po-career profile set hours 5
        po-career profile set target "head of product"
        po-career profile set decided "review 2027-03-01 by the board"
        po-career profile set budget none
    """,
    "profile edit": "po-career profile edit",
    "profile export": """
        po-career profile export --output profile.yaml
        po-career profile export --json | jq .ratings
    """,
    "profile reset": "po-career profile reset",
    "profile import": """
        po-career profile import cv.txt
        po-career profile import resume.json --no-input
    """,
    "roles": """
        po-career roles
        po-career roles "senior po"
    """,
    "skills": """
        po-career skills
        po-career skills roadmapping
    """,
    "actions": """
        po-career actions
        po-career actions cert-pspo-1
    """,
    "kits": """
        po-career kits
        po-career kits find-a-new-employer
    """,
    "doubts": """
        po-career doubts
        po-career doubts need-a-certificate
    """,
    "trends": """
        po-career trends
        po-career trends --json | jq -r '.trends[].id'
    """,
    "map": """
        po-career map
        po-career map --role po --to "head of product"
        po-career map --format svg --output map.svg
    """,
    "catalog": """
        po-career catalog new my-ladder
        po-career catalog check my-ladder.yaml
    """,
    "catalog new": """
        po-career catalog new my-ladder
        po-career catalog new my-ladder --extends built-in
    """,
    "catalog show": """
        po-career catalog show
        po-career catalog show senior-po
    """,
    "catalog table": """
        po-career catalog table po senior-po lead-po --sentences
        po-career catalog table --format html --output ladder.html
    """,
    "catalog diff": "po-career catalog diff old-ladder.yaml my-ladder.yaml",
    "catalog import": "po-career catalog import ladder.csv --output new-ladder.yaml",
    "catalog check": """
        po-career catalog check
        po-career catalog check my-ladder.yaml
    """,
    "cohort": """
        po-career cohort people.jsonl --output plans.jsonl
        po-career cohort people.jsonl --summaries --start 2026-12-01 | jq .summary.role
    """,
    "schema": """
        po-career schema plan
        po-career schema profile --output profile.schema.json
    """,
}
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    words: tuple(map(str.strip, text.strip().splitlines())) for words, text in _LINES.items()
}
"""The words of a command ("" is the program itself) to lines for a shell."""
