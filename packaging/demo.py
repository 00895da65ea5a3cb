"""Do the main job without a window: what `run` does where there is no display."""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "build" / "window.png"
QUOTATION = "A smaller number that survives questioning does more for the people counted in it"
NOTE = "Said of figures, and true of **quotations** too."


class FailedError(Exception):
    """A command that did not succeed; the message is what it said."""


class Terminal:
    """Runs the program's own commands on one library, showing each as a reader would type it."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def ask(self, *words: str) -> str:
        """Return what a command prints, without showing it."""
        command = [sys.executable, "-m", "desktop", "--library", str(self._library), *words]
        done = subprocess.run(
            command, cwd=ROOT, check=False, stdout=subprocess.PIPE, encoding="utf-8"
        )
        if done.returncode != 0:
            message = f"“manicule {shlex.join(words)}” failed; the reason is above."
            raise FailedError(message)
        return done.stdout

    def show(self, *words: str) -> None:
        """Run a command and print it with its answer."""
        print(f"$ manicule {shlex.join(words)}", flush=True)
        print(self.ask(*words).rstrip(), end="\n\n", flush=True)


def main_job(terminal: Terminal) -> None:
    """Import, look, highlight, tag, search and export."""
    terminal.show("starter")
    terminal.show("documents")
    documents = json.loads(terminal.ask("documents", "--json"))
    report = next((d["title"] for d in documents if "What the Numbers Say" in d["title"]), "")
    if report:
        keep = ("highlight", report, "--quote", QUOTATION, "--tag", "method", "--note", NOTE)
        terminal.show(*keep)
    terminal.show("search", '"timber zone" workers')
    terminal.show("annotations", "--tag", "detention/data not held")
    terminal.show("export")


def picture(library: Path) -> None:
    """Write a picture of the window."""
    PICTURE.parent.mkdir(exist_ok=True)
    script = ROOT / "packaging" / "screenshots.py"
    command: list[str | Path] = [sys.executable, script, "--library", library, "--output", PICTURE]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        message = "The picture of the window could not be made; the reason is above."
        raise FailedError(message)
    print(f"The window as it would look: {PICTURE}")


def main() -> int:
    """Run the demonstration on a given library, or on one that is thrown away."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--library", type=Path, metavar="DIR")
    library = parser.parse_args().library
    print("There is no display here, and Manicule's window needs one.")
    print("This is its main job from the command line instead.\n", flush=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            chosen = library.absolute() if library else Path(folder) / "library"
            main_job(Terminal(chosen))
            picture(chosen)
    except FailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    print("To open the window, run this again in a desktop session.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
