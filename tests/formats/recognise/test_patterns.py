"""Every pattern of the recognisers stands below a line that it was made for, and matches it."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from desktop.formats import recognise

FOLDER = Path(recognise.__file__).parent
PATTERN = re.compile(r"(?:# For: (?P<line>.*)\n)?(?P<name>_?[A-Z_]+) = re\.compile\(")


def patterns() -> list[tuple[str, str, str | None]]:
    found = []
    for path in sorted(FOLDER.rglob("*.py")):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        matches = PATTERN.finditer(path.read_text(encoding="utf-8"))
        found += [(module, match["name"], match["line"]) for match in matches]
    return found


@pytest.mark.parametrize(("module", "name", "line"), patterns())
def test_a_pattern_matches_the_line_it_was_made_for(module: str, name: str, line: str) -> None:
    assert line, f"say above {name} which line it was made for: # For: ..."
    pattern = getattr(importlib.import_module(f"{recognise.__name__}.{module}"), name)
    assert pattern.search(line)
