"""Check a frozen build: it starts, imports in its worker processes, searches and draws its window.

Prints its size, and its start-up time as a multiple of a bare window's in the same run.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop import APP_NAME, __version__  # noqa: E402 - the checkout's, to compare with

FOLDER = ROOT / "dist" / APP_NAME
PROGRAM = FOLDER / ("manicule.exe" if os.name == "nt" else "manicule")
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
"""
PRINTED = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R
/Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 43>> stream
BT /F 12 Tf 20 200 Td (Printed words) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""
RUNS = 7
LEAST = 20_000
"""Bytes: a picture of an empty window is smaller."""


class Frozen:
    """The frozen program on one library, in a folder that holds nothing of the checkout."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        outside = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
        self._environment = {k: v for k, v in os.environ.items() if k not in outside}
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            self._environment[name] = str(folder / name.lower())
        self._environment["QT_QPA_PLATFORM"] = "offscreen"

    def say(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *words],
            cwd=self._folder,
            env=self._environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def run(self, *words: str | Path) -> str:
        done = self.say(*words)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, *words: str | Path) -> str:
        return self.run("--library", self._folder / "library", *words)


def check_the_main_job(frozen: Frozen, folder: Path) -> None:
    """Import, list, highlight, search and export."""
    _expect("--version", __version__ in frozen.run("--version"))
    frozen.ask("starter")
    documents = json.loads(frozen.ask("documents", "--json"))
    _expect("the starter library", documents and all(d["highlights"] for d in documents))
    text = folder / "note.txt"
    text.write_text("A heading\n\nThe word zymurgy stands once in this file.\n", encoding="utf-8")
    (outcome,) = json.loads(frozen.ask("import", text, "--json"))
    _expect("an import in a worker process", outcome["status"] == "imported")
    found = json.loads(frozen.ask("search", "zymurgy", "--json"))
    _expect("a search", [hit["document"] for hit in found["hits"]] == [outcome["document"]])
    frozen.ask("highlight", outcome["document"], "--quote", "zymurgy", "--tag", "words")
    _expect("an export", "zymurgy" in frozen.ask("export", "--tag", "words"))
    styled = frozen.ask("export", "--tag", "words", "--style", "apa", "--language", "de-DE")
    _expect("a citation style and its languages", "o.\u00a0J." in styled or "o. J." in styled)
    for name in ("words.docx", "words.xlsx"):
        frozen.ask("export", "--tag", "words", "--output", folder / name)
        _expect(name, (folder / name).read_bytes().startswith(b"PK"))


def check_pages(frozen: Frozen, folder: Path) -> None:
    """Import a PDF file, and export it with a highlight in it."""
    printed, copy = folder / "printed.pdf", folder / "copy.pdf"
    printed.write_bytes(PRINTED)
    (outcome,) = json.loads(frozen.ask("import", printed, "--json"))
    _expect("an import of pages", outcome["status"] == "imported")
    document = outcome["document"]
    frozen.ask("highlight", document, "--quote", "words")
    frozen.ask("export", "--format", "pdf", "--document", document, "--output", copy)
    _expect("a copy with a highlight", b"/Highlight" in copy.read_bytes())


def check_the_keyring(frozen: Frozen, folder: Path) -> None:
    """Ask the system's keyring; where there is none, that is said, and no part is missing."""
    done = frozen.say("explain", folder / "printed.pdf", "--kept-password")
    _expect("the keyring", done.returncode == 0 or "keyring of this computer" in done.stderr)


def check_the_window(frozen: Frozen, folder: Path) -> None:
    """Draw the window with the starter library in it."""
    picture = folder / "window.png"
    frozen.run("--picture", "--library", folder / "library", "--output", picture)
    _expect("a picture of the window", picture.stat().st_size > LEAST)


def report(frozen: Frozen) -> None:
    """Print the build's size and how long it takes to show the window."""
    size = sum(f.stat().st_size for f in FOLDER.rglob("*") if f.is_file() and not f.is_symlink())
    print(f"size {size / 1e6:.0f} MB")
    command = [sys.executable, "-c", BARE]
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    bare, start = [], []
    for _ in range(RUNS):
        bare.append(_seconds(lambda: subprocess.run(command, check=True, env=offscreen)))
        start.append(_seconds(lambda: frozen.run("--paint")))
    ratio = statistics.median(start) / statistics.median(bare)
    print(f"painted in {statistics.median(start):.2f} s, {ratio:.1f} times a bare window")


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _expect(what: str, truth: object) -> None:
    if not truth:
        sys.exit(f"The frozen program failed at: {what}.")
    print(f"ok: {what}")


def main() -> None:
    """Check the build in dist."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        frozen = Frozen(folder)
        check_the_main_job(frozen, folder)
        check_pages(frozen, folder)
        check_the_keyring(frozen, folder)
        check_the_window(frozen, folder)
        report(frozen)


if __name__ == "__main__":
    main()
