"""Write something to a Markdown file that the reader names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk
    from desktop.ui.work.tasks import Call


def hand_on(desk: Desk, title: str, name: str, writing: Callable[[Path], Call[Path]]) -> None:
    """Ask for a file and let the worker write it; the dialog asks about one that is there."""
    place = Path(desk.settings.folder("export_folder")) / name
    chosen, _form = QFileDialog.getSaveFileName(desk.window, title, str(place), "Markdown (*.md)")
    if not chosen:
        return
    path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.md")
    desk.settings.set_text("export_folder", str(path.parent))
    desk.tasks.run(
        writing(path),
        text="Exporting",
        then=lambda written: desk.status.say(f"Written to {written}."),
        failed=desk.status.say,
    )
