"""The page of the checks: every example is what it says, every check has one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.checks.conftest import make_unit
from tm.checks import CHECKS, check
from tm.memory import Memory
from tm.model import Finding
from tm.terms import Glossary, Term

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "checks.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^### (\S+)\n\n\*\*(.+?)\.\*\* .*?\n\n\*(.+?)\*\n\n```text\n(.*?)\n```",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = {match[1]: match for match in EXAMPLE.finditer(PAGE)}


def lines_of(example: str) -> dict[str, list[str]]:
    """The lines of an example by their first word, escapes undone."""
    lines: dict[str, list[str]] = {}
    for line in example.split("\n"):
        word, _, text = line.partition(" ")
        text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text.strip())
        lines.setdefault(word, []).append(text)
    return lines


def findings(name: str, lines: dict[str, list[str]], target: str, folder: Path) -> list[Finding]:
    """What the check finds in the last unit of an example."""
    options: dict[str, Any] = {"only": [name]}
    if "glossary" in lines:
        terms = []
        for row in lines["glossary"]:
            source, _, rest = row.partition(" = ")
            rendering, _, bad = rest.partition(", not ")
            terms.append(Term(source, rendering, (bad,) if bad else ()))
        options["glossary"] = Glossary(terms)
    before = [make_unit(*row.split(" = ")) for row in lines.get("before", ())]
    unit = make_unit(lines["source"][0], target, id="last")
    if "memory" not in lines:
        return [f for f in check([*before, unit], **options) if f.unit == "last"]
    folder.mkdir()
    with Memory(folder / "m.tm") as memory:
        memory.add(make_unit(*row.split(" = ")) for row in lines["memory"])
        return list(check([unit], memory=memory, **options))


@pytest.mark.parametrize("name", CHECKS)
def test_right_passes_and_wrong_does_not(name: str, tmp_path: Path) -> None:
    """The example of each check shows what it finds and what it lets pass."""
    lines = lines_of(EXAMPLES[name][4])
    assert findings(name, lines, lines["right"][0], tmp_path / "a") == []
    assert findings(name, lines, lines["wrong"][0], tmp_path / "b") != []


@pytest.mark.parametrize("name", CHECKS)
def test_the_page_says_what_the_code_says(name: str) -> None:
    """Title, severity, category and languages on the page are those of the check."""
    entry = CHECKS[name]
    languages = "all languages" if "*" in entry.languages else ", ".join(entry.languages)
    assert EXAMPLES[name][2] == entry.title
    assert EXAMPLES[name][3] == f"{entry.severity} · {entry.category} · {languages}"


def test_the_page_lists_nothing_else() -> None:
    """The examples stand in the order of the checks, and for no others."""
    assert list(EXAMPLES) == list(CHECKS)


def test_the_check_of_the_tutorial_works() -> None:
    """The code of the page on adding a check runs, and finds what the page says."""
    code = re.findall(
        r"```python\n(.*?)```", (DOCS / "add-a-check.md").read_text("utf-8"), re.DOTALL
    )
    names: dict[str, Any] = {}
    for block in code:
        exec(block, names)
    assert [f.check for f in names["findings"]] == ["shouting"]
