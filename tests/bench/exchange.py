"""What comes in of real files of other programs, and how surely it stands there. By hand:

    python tests/bench/exchange.py FOLDER [--only WORDS]

FOLDER holds files of any kind, and perhaps `facts.json`: {path in FOLDER: {"highlights": N …}}.
Each comes into an empty library of its own, twice: the second time nothing may change. Columns:
documents, tags, highlights, those in one place, in one of several told by order, to be reviewed,
and lost; seconds; then what the facts say, and what a check finds wrong.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain import ImportStatus, ReadingChoice
from desktop.workspace import Workspace

COLUMNS = ("documents", "tags", "highlights", "exact", "several", "review", "lost")
SAID = ("highlights", "codings", "selections", "rows", "entries", "items", "records")
"""What facts call that of which highlights are made."""
BESIDE = {".sqlite3-wal", ".sqlite-wal"}


def files_in(folder: Path) -> list[Path]:
    """Return what is one file to a person: a folder of QualCoder is."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = any(above.suffix == ".qda" for above in path.relative_to(folder).parents)
        is_named = path.name in ("facts.json", "README.md") and path.parent == folder
        if (path.suffix == ".qda" and path.is_dir()) or (
            path.is_file() and not inside and not is_named and path.suffix not in BESIDE
        ):
            found.append(path)
    return found


def run(path: Path) -> tuple[list[Any], float, str]:
    """Return the outcomes of two imports, seconds of the first, and what is wrong then."""
    home = Path(tempfile.mkdtemp(prefix="exchange-"))
    workspace = Workspace.open(home / "library")
    try:
        begun = time.perf_counter()
        first = workspace.imports.files([path], choice=ReadingChoice())
        seconds = time.perf_counter() - begun
        before = workspace.highlights.all()
        again = workspace.imports.files([path], choice=ReadingChoice())
        wrong = list(workspace.care.check())
        if workspace.highlights.all() != before:
            wrong.append("the second import changed highlights")
        if any(one.status not in (ImportStatus.UNCHANGED, ImportStatus.FAILED) for one in again):
            wrong.append(f"the second import was {', '.join(str(one.status) for one in again)}")
        return first, seconds, "; ".join(wrong[:2])
    finally:
        workspace.close()
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    said = options.folder / "facts.json"
    facts = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    print(f"{'file':48} {'as':18}" + "".join(f"{name[:6]:>7}" for name in COLUMNS) + "     s")
    totals: dict[str, int] = dict.fromkeys(COLUMNS, 0)
    for path in files_in(options.folder):
        name = path.relative_to(options.folder).as_posix()
        if options.only not in name:
            continue
        outcomes, seconds, wrong = run(path)
        for outcome in outcomes:
            report = outcome.brought
            form = report.form if report else str(outcome.status)
            counts = [getattr(report.counts, one) if report else 0 for one in COLUMNS]
            for column, count in zip(COLUMNS, counts, strict=True):
                totals[column] += count
            line = f"{name[-48:]:48} {form[:18]:18}" + "".join(f"{one:>7,}" for one in counts)
            known = {
                key: facts.get(name, {}).get(key) for key in SAID if key in facts.get(name, {})
            }
            print(f"{line} {seconds:5.1f}  {known or ''} {wrong} {outcome.error}".rstrip())
            if report and report.without_a_home:
                print(f"{'':50}{dict(report.without_a_home)}")
        sys.stdout.flush()
    print(f"{'all':67}" + "".join(f"{totals[one]:>7,}" for one in COLUMNS))


if __name__ == "__main__":
    main()
