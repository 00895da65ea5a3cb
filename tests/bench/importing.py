"""Import 1,000 mixed files with the window open: `python tests/bench/importing.py [FILES]`.

In place of FILES there may be a folder of other ones. Prints how many files a second are stored and
indexed, and the longest time in which the window does not answer meanwhile. Set QT_QPA_PLATFORM to
measure on a display. The bars: 20 files a second, and 50 milliseconds.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

if __name__ == "__main__":  # the workers begin by importing this module, and want none of these
    from PySide6.QtTest import QTest

    from desktop.app import Opening, make_application
    from desktop.ui.window import MainWindow
    from desktop.ui.work.tasks import call
    from tests.bench import mixed
    from tests.bench.stalls import Stalls


def written(files: int, folder: Path) -> Path:
    """Write so many files, and return where."""
    begun = time.perf_counter()
    words = mixed.write(folder, files)
    print(f"{files:,} files of {words:,} words written in {time.perf_counter() - begun:.0f} s")
    return folder


def main(what: str, home: Path) -> None:
    """Import into a new library."""
    folder = written(int(what), home / "files") if what.isdecimal() else Path(what)
    files = sum(path.is_file() for path in folder.rglob("*"))
    make_application()
    window, probe = MainWindow(), Stalls()
    window.resize(1280, 800)
    Opening(window, home / "library", None)
    window.show()
    desk = window.desk
    begun_work = lambda: desk.is_open and bool(desk.tasks.jobs)  # noqa: E731
    probe.watch("opening an empty library", begun_work, 30)
    probe.watch("installing the sample documents", lambda: not desk.tasks.jobs)
    # As a reader has it who watches: the folders open, a document in front.
    desk.left.tree.view.expandAll()
    QTest.qWait(500)
    desk.tasks.run(call(desk.workspace.imports.files, [folder]), text="Importing")
    took = probe.watch(f"importing {files:,} files", lambda: not desk.tasks.jobs)
    held = len(desk.catalogue.documents)
    print(f"{files / took:.1f} files a second; the library holds {held:,} documents")
    desk.detach()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = str(Path(name) / variable)
        main(sys.argv[1] if len(sys.argv) > 1 else "1000", Path(name))
