"""Draw the window offscreen: without arguments, the project's own pictures of the starter library.

With `--library DIR --output FILE [--theme NAME] [--size WIDTHxHEIGHT]`, one picture of a library.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The offscreen platform remarks on each window that it cannot tell a window manager its size.
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
sys.path.insert(0, str(ROOT))

from desktop import app  # noqa: E402 - it is found only now
from desktop.workspace import Workspace  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

PICTURES = {"reading": "light", "reading-dark": "dark", "reading-sepia": "sepia"}
SIZE = (1280, 800)


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


def draw(library: Path, output: Path, theme: str = "light", size: tuple[int, int] = SIZE) -> None:
    """Write a picture of the window on a library; an empty one gets the samples first."""
    workspace = Workspace.open(library)
    try:
        workspace.starter.install()
        app.render_screenshot(workspace, output, size, theme=theme)
    finally:
        workspace.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw one picture, or all of the project's."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--library", type=Path, metavar="DIR")
    parser.add_argument("--output", type=Path, metavar="FILE")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", type=_size, default=SIZE, metavar="WIDTHxHEIGHT")
    options = parser.parse_args(arguments)
    if options.output and options.library:
        draw(options.library, options.output, options.theme, options.size)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, theme in PICTURES.items():
            picture = ROOT / "packaging" / "screenshots" / f"{name}.png"
            draw(Path(folder), picture, theme)
            print(f"Wrote {picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
