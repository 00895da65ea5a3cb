"""Measure exports: `python tests/bench/export.py [SHARE [FORMAT...]]`.

The library of `annotations.py`, 1,000 documents with 50,000 highlights and 2,000 tags, is written
in every format. The bars: Markdown, CSV and JSON in 10 s; Word, workbook and web page with
citations in 60 s; stopped, an export ends within a second and leaves nothing. Seconds are those of
the clock and, behind them, of the processor alone, as others may be at work; beside them stands how
much memory the process had at most.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from annotations import fill

from desktop.domain.exchanged.export_wish import ExportWish, Grouping
from desktop.errors import CancelledError
from desktop.export.written.export_formats import EXPORT_FORMATS
from desktop.workspace import Workspace

BARS = {"markdown": 10, "csv": 10, "json": 10, "docx": 60, "xlsx": 60, "html": 60}
STYLED = {"html": "chicago-notes-bibliography", "docx": "mhra-notes", "xlsx": "apa"}


def megabytes() -> int:
    """Return the most memory that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def written(workspace: Workspace, path: Path, wish: ExportWish) -> tuple[float, float]:
    """Return how many seconds an export takes, by the clock and by the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    workspace.exporting.file(path, wish, replace=True)
    return time.perf_counter() - begun, time.process_time() - busy


def stopped(workspace: Workspace, path: Path, wish: ExportWish) -> float:
    """Return how long an export goes on after it is no longer wanted."""
    said = 0.0

    def cancelled() -> bool:
        nonlocal said
        if not said and time.perf_counter() - begun > 1:
            said = time.perf_counter()
        return bool(said)

    begun = time.perf_counter()
    try:
        workspace.exporting.file(path, wish, cancelled=cancelled)
    except CancelledError:
        return time.perf_counter() - said
    return 0.0


def main() -> None:
    """Print how long each format takes."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    names = sys.argv[2:] or [form.name for form in EXPORT_FORMATS]
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        fill(folder / "library", share)
        workspace = Workspace.open(folder / "library")
        begun = time.perf_counter()
        workspace.questions.survey()
        kept = workspace.highlights.all()
        print(f"{len(kept)} highlights; surveyed in {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        json.dumps([one.quote + one.note for one in kept])
        print(f"their words as plain JSON {time.perf_counter() - begun:.3f} s, {megabytes()} MB")
        del kept
        for form in EXPORT_FORMATS:
            if form.name not in names:
                continue
            wish = ExportWish(form.name, style=STYLED.get(form.name, ""))
            path = folder / f"out{form.suffix}"
            took, busy = written(workspace, path, wish)
            bar = f"of {BARS[form.name]}" if form.name in BARS else ""
            size = path.stat().st_size / 1e6
            told = f"{form.name:<9} {took:6.1f} s {bar:<6} ({busy:.1f} s)"
            print(f"{told:<35} {size:7.1f} MB, memory {megabytes()} MB")
        for grouping in Grouping:
            wish = ExportWish("csv", grouping=grouping)
            took, busy = written(workspace, folder / "by.csv", wish)
            print(f"csv by {grouping:<9} {took:6.1f} s ({busy:.1f} s)")
        begun = time.perf_counter()
        workspace.exporting.preview(ExportWish("html", style="apa"))
        print(f"preview {time.perf_counter() - begun:.2f} s")
        gone = folder / "gone" / "x.docx"
        print(f"stopped after {stopped(workspace, gone, ExportWish('docx')):.2f} s")
        print(f"left behind: {sorted(one.name for one in gone.parent.iterdir())}")
        workspace.close()


if __name__ == "__main__":
    main()
