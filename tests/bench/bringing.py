"""What a large project of another program takes to come in and to go again. By hand:

    python tests/bench/bringing.py [HIGHLIGHTS]

Prints processor and wall seconds of the import, of its undo and redo, of a cancel half-way, and
the longest time that another process could not write meanwhile.
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.domain import ReadingChoice
from desktop.errors import CancelledError
from desktop.workspace import Workspace
from tests.bench.transactions import watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Progress

HIGHLIGHTS, IN_ONE, TAGS = 50_000, 500, 200


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def project(path: Path, highlights: int) -> None:
    """Write a REFI-QDA project with so many passages, each with one or two of its codes."""
    codes = "".join(
        f'<Code guid="{_id(f"c{n}")}" name="code {n}" isCodable="true"/>' for n in range(TAGS)
    )
    sources = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for document in range(max(1, highlights // IN_ONE)):
            lines, marks, at = [], [], 0
            for n in range(IN_ONE):
                line = f"In document {document} paragraph {n} counts {document * n} of {n} people."
                lines.append(line)
                name = _id(f"{document} {n}")
                refs = "".join(
                    f'<Coding guid="{_id(f"{name} {k}")}" creationDateTime="2024-01-01T00:00:00Z">'
                    f'<CodeRef targetGUID="{_id(f"c{(n + k * document) % TAGS}")}"/></Coding>'
                    for k in range(1 + n % 2)
                )
                marks.append(
                    f'<PlainTextSelection guid="{name}" name="{line[3:30]}" '
                    f'startPosition="{at + 3}" endPosition="{at + 30}">{refs}'
                    "</PlainTextSelection>"
                )
                at += len(line) + 1
            guid = _id(f"s{document}")
            packed.writestr(f"sources/{guid}.txt", "\n".join(lines))
            sources.append(
                f'<TextSource guid="{guid}" name="Document {document}" '
                f'plainTextPath="internal://{guid}.txt">{"".join(marks)}</TextSource>'
            )
        packed.writestr(
            "project.qde",
            '<?xml version="1.0" encoding="utf-8"?>'
            '<Project xmlns="urn:QDA-XML:project:1.0" name="Large" origin="bench">'
            f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
            f"<Sources>{''.join(sources)}</Sources></Project>",
        )


def timed(what: str, path: Path, act: Callable[[], object]) -> None:
    longest = multiprocessing.Value("d", 0.0)
    watcher = multiprocessing.Process(target=watch, args=(path, longest), daemon=True)
    watcher.start()
    time.sleep(0.5)
    longest.value = 0.0
    wall, own = time.perf_counter(), time.process_time()
    act()
    wall, own = time.perf_counter() - wall, time.process_time() - own
    time.sleep(0.1)
    watcher.terminate()
    print(f"{what:32} {own:6.1f} s of processor, {wall:6.1f} s; others waited "
          f"{longest.value * 1000:7.0f} ms at most", flush=True)  # fmt: skip


def main() -> None:
    highlights = int(sys.argv[1]) if len(sys.argv) > 1 else HIGHLIGHTS
    folder = Path(tempfile.mkdtemp(prefix="bringing-"))
    file = folder / "large.qdpx"
    project(file, highlights)
    workspace = Workspace.open(folder / "library")
    database = folder / "library" / "library.sqlite3"

    def bring(progress: Callable[[Progress], None] | None = None, *, stop: float = 2.0) -> None:
        share = 0.0

        def told(now: Progress) -> None:
            nonlocal share
            share = (now.done + now.part / max(1, now.parts)) / max(1, now.total)

        try:
            workspace.imports.files(
                [file], choice=ReadingChoice(), progress=told, cancelled=lambda: share > stop
            )
        except CancelledError as error:
            print(error)

    try:
        timed("import", database, bring)
        print(f"{len(workspace.highlights.all()):,} highlights")
        timed("undo", database, workspace.history.undo)
        timed("redo", database, workspace.history.redo)
        print(f"{len(workspace.highlights.all()):,} highlights")
        workspace.close()
        shutil.rmtree(folder / "library")
        workspace = Workspace.open(folder / "library")
        timed("import that is cancelled", database, lambda: bring(stop=0.8))
        print(f"{len(workspace.highlights.all()):,} highlights, "
              f"{len(workspace.documents.all()):,} documents are left")  # fmt: skip
    finally:
        workspace.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
