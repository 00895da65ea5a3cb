"""Name what the program defines and nothing uses. Tests do not count as a use, scripts do."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
# Who uses it cannot be read from the code.
ALIVE = {
    "Python": ["__getattr__", "_missing_", "dont_write_bytecode"],
    "zipfile": ["create_system", "external_attr"],
    "Qt": [
        "displayAlignment",
        "dx",
        "features",
        "multiLine",
        "readOnly",
        "selectableText",
        "textElideMode",
    ],
    "SQLAlchemy, a column each": ["added_by", "created_by", "exported", "imported_by"],
    "Jinja": ["intercepted_binops"],
    "Whoosh": [
        "_compression",
        "_maxweight",
        "_weights",
        "cleanup",
        "decode_frequency",
        "iter_postings",
        "length_stats",
        "segid",
    ],
    "citeproc-py": ["cites", "preformat", "xml"],
    "a type that is named in a string": ["ParserTarget"],
    "a protocol's arguments": ["concurrent", "endpos"],
    "who shows what changed in a passage": ["turns_sense"],
    "who corrects what pages are called": ["call_pages"],
    "the parser of queries, by the group that matched": ["_not", "_or"],
    "the store's tests, which look behind what is shown": ["original_anchor"],
    "Qt, as long as Verbs hold the menus": ["tree_menu", "tab_menu"],
}
_DOTTED = re.compile(r"[a-z_]+\.[a-z_]+")


def slots(table: str) -> set[str]:
    """Return the verbs that a table of actions names: 'imports.paste' uses both words."""
    texts = (node.value for node in ast.walk(ast.parse(table)) if isinstance(node, ast.Constant))
    found = (text for text in texts if isinstance(text, str) and _DOTTED.fullmatch(text))
    return {word for text in found for word in text.split(".")}


def unused(program: Path, scripts: list[Path], used: set[str]) -> list[str]:
    """Return what neither the program nor a script uses, a line each, save the names in `used`."""
    finder = Vulture(ignore_names=sorted(used), ignore_decorators=["@override", "@event.*"])
    finder.scavenge([program, *scripts])
    found = finder.get_unused_code()
    return [item.get_report() for item in found if program in item.filename.parents]


def main() -> int:
    actions = (ROOT / "desktop" / "ui" / "actions.py").read_text(encoding="utf-8")
    used = slots(actions).union(*ALIVE.values())
    scripts = [ROOT / "packaging", ROOT / "tests" / "bench"]
    found = unused(ROOT / "desktop", scripts, used)
    for line in found:
        print(line)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
