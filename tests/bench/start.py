"""Compare the first paint of the window with that of a bare QMainWindow, in one run.

    python tests/bench/start.py [ROUNDS]

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


def first_paint(program: str, home: str) -> float:
    """Return the processor time of one start up to its first paint."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "XDG_CACHE_HOME": home,
        "PYTHONPYCACHEPREFIX": home,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def main() -> None:
    """Print both medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(rounds + 1):
            bare.append(first_paint(DONE + BARE + BARE_START, home))
            ours.append(first_paint(DONE + OURS + OURS_START, home))
    one, other = statistics.median(bare[1:]), statistics.median(ours[1:])
    print(f"bare window {one:.0f} ms, Manicule {other:.0f} ms: {other / one:.2f} times")


if __name__ == "__main__":
    main()
