"""Compare the first paint of the window with that of a bare QMainWindow, in one run.

    python tests/bench/start.py [ROUNDS] [BOOK]

With a book, also: how long after the start of the program its text is on the screen, when it is in
the library already; of that the time on the clock, in milliseconds, and as times of a bare window.

Each start is a process of its own on an empty library; times are the processor's, in milliseconds.
All have their byte code at hand, as an installed program has; a first round, which makes it, does
not count. The bar is 2.2 times a bare window.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
"""
OURS = """
from desktop import app as wiring
from desktop.ui.window import MainWindow
"""
BARE_START = """
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS_START = """
app = wiring.make_application()
window = MainWindow()
window.painted.connect(done)
window.resize(1280, 800)
window.show()
app.exec()
"""
DONE = """
import os, time
def done():
    print(time.process_time() * 1000, flush=True)
    os._exit(0)
"""
READABLE = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app as wiring
from desktop.ui.window import MainWindow
app = wiring.make_application()
window = MainWindow()
wiring.Opening(window, Path(sys.argv[1]), Path(sys.argv[2]))
def look():
    pane = window.desk.reading.current()
    if pane is not None and pane.content is not None and pane.reader.isVisible():
        pane.reader.repaint()
        print(time.time() * 1000, flush=True)
        os._exit(0)
timer = QTimer(window, interval=5)
timer.timeout.connect(look)
timer.start()
window.resize(1280, 800)
window.show()
app.exec()
"""
BARE_SHOWN = """
import os, time
def done():
    print(time.time() * 1000, flush=True)
    os._exit(0)
"""


def printed(program: str, home: str, *arguments: str | Path) -> float:
    """Return the number that a start prints when it has come to where it is measured."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "XDG_CACHE_HOME": home,
        "PYTHONPYCACHEPREFIX": home,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def readable(book: Path, rounds: int, home: str) -> None:
    """Print how long it takes until a book that the library has is on the screen."""
    library = Path(home) / "library"
    with_index = [sys.executable, "-m", "desktop", "--library", library, "import", book]
    subprocess.run(with_index, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    bare, ours = [], []
    for _ in range(rounds + 1):
        begun = time.time() * 1000
        bare.append(printed(BARE_SHOWN + BARE + BARE_START, home) - begun)
        begun = time.time() * 1000
        ours.append(printed(READABLE, home, library, book) - begun)
    one, other = statistics.median(bare[1:]), statistics.median(ours[1:])
    print(f"{book.name} is readable after {other:.0f} ms: {other / one:.2f} bare windows")


def main() -> None:
    """Print both medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(rounds + 1):
            bare.append(printed(DONE + BARE + BARE_START, home))
            ours.append(printed(DONE + OURS + OURS_START, home))
        one, other = statistics.median(bare[1:]), statistics.median(ours[1:])
        print(f"bare window {one:.0f} ms, Manicule {other:.0f} ms: {other / one:.2f} times")
        if len(sys.argv) > 2:
            readable(Path(sys.argv[2]).resolve(), rounds, home)


if __name__ == "__main__":
    main()
