"""Draw the window offscreen: without arguments, the project's own pictures of the starter library.

With `--library DIR --output FILE [--theme NAME] [--size WIDTHxHEIGHT]`, one picture of a library.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The offscreen platform remarks on each window that it cannot tell a window manager its size.
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QImage  # noqa: E402 - what is set above comes first

from desktop import app  # noqa: E402 - it is found only now
from desktop.domain.exchanged.export_wish import ExportWish  # noqa: E402
from desktop.domain.exchanged.project import Doubt  # noqa: E402
from desktop.workspace import Workspace  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import ImportOutcome
    from desktop.domain.exchanged.brought_report import Tally
    from desktop.ui.window import MainWindow

PICTURES = {"reading": "light", "reading-dark": "dark", "reading-sepia": "sepia"}
SIZE = (1280, 800)
_COLOURS, _SHADE = 256, 0xF0F0F0
_LONG = 60
"""Letters of a passage that shows both of its ends."""
DRAFT = """# What is known of Orvanna

The Ministry “recorded 904 applications for asylum” until 2025.

Open Ledger found that “between 118,000 and 313,000 people were held in Orvanna’s five work
districts”.

These are “minimum figures. They say what can be shown, and not what is likely”.

“Officials do not keep a central list of the meetings”, Edmund Straker answered.
"""
"""Quotes the samples, wrongly here and there."""


def _tried(workspace: Workspace, folder: Path) -> ImportOutcome:
    """Return what another library would take over from an export of this one."""
    project = folder / "Orvanna.qdpx"
    workspace.exporting.file(project, ExportWish("qdpx"), replace=True)
    other = Workspace.open(folder / "other")
    try:
        (outcome,) = other.imports.files([project], dry_run=True)
    finally:
        other.close()
    return outcome


def _report(workspace: Workspace, folder: Path) -> Callable[[MainWindow], None]:
    outcome = _tried(workspace, folder)
    return lambda window: window.verbs.imports.bringing.ask([outcome])


def _question(workspace: Workspace, folder: Path) -> Callable[[MainWindow], None]:
    """Have it asked how positions are counted, as where a file does not show it."""
    outcome = _tried(workspace, folder)
    marked = [one for one in workspace.highlights.all() if len(one.quote) > _LONG][:3]
    texts = [workspace.documents.content(one.document_id).text for one in marked]
    readings = {
        f"{before} {after}": tuple(
            text[one.start + before : one.end + after]
            for one, text in zip(marked, texts, strict=True)
        )
        for before, after in ((0, 0), (0, 3), (2, 0), (2, 3))
    }
    asked = replace(
        outcome,
        brought=outcome.brought
        and replace(
            outcome.brought,
            program="a program that does not say how it counts",
            doubts=(Doubt("", readings),),
            remarks=(),
            counts=_unsure(outcome.brought.counts),
            sources=tuple(
                replace(one, tally=_unsure(one.tally)) for one in outcome.brought.sources
            ),
        ),
    )
    return lambda window: window.verbs.imports.bringing.ask([asked])


def _unsure(tally: Tally) -> Tally:
    return replace(tally, exact=0, several=0, review=tally.highlights)


def _export(_workspace: Workspace, _folder: Path) -> Callable[[MainWindow], None]:
    return lambda window: window.verbs.exporting.export()


def _proof(_workspace: Workspace, folder: Path) -> Callable[[MainWindow], None]:
    draft = folder / "Orvanna.md"
    draft.write_text(DRAFT, encoding="utf-8")
    return lambda window: window.verbs.proofs.prove(draft)


SCENES = {
    "import-report": _report, "import-question": _question, "export": _export, "proof": _proof,
}  # fmt: skip


def _lessen(picture: Path) -> None:
    """Leave the colours that are seen most, so that a picture is a third as large."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(image.constBits()).cast("B").cast("I").tolist())
    likes: dict[int, int] = {}  # the commonest of each shade: few letters' edges, all the dots
    for colour, _ in seen.most_common():
        likes.setdefault(colour & _SHADE, colour)
    table = list(likes.values())[:_COLOURS]
    image.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(picture), "PNG", 0)


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


def _draw_scene(
    made: Callable[[Workspace, Path], Callable[[MainWindow], None]],
    folder: Path,
    name: str,
    theme: str,
) -> None:
    picture = ROOT / "packaging" / "screenshots" / name
    workspace = Workspace.open(folder / "library")
    try:
        workspace.starter.install()
        begin = made(workspace, folder)
        app.render_screenshot(workspace, picture, SIZE, theme=theme, begin=begin)
    finally:
        workspace.close()
    _lessen(picture)
    print(f"Wrote {picture}")


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
    for scene, made in SCENES.items():
        for theme in ("light", "dark"):
            with tempfile.TemporaryDirectory() as folder:
                name = scene if theme == "light" else f"{scene}-{theme}"
                _draw_scene(made, Path(folder), f"{name}.png", theme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
