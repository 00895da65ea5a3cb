"""A project for other programs for qualitative analysis, as one of the formats of exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.refi.refi_archive import write_project

if TYPE_CHECKING:
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


def write(selection: Selection, target: Target) -> None:
    """Write documents with their texts, and what was made of them."""
    write_project(selection.shared(selection.name), target.file, target.go_on)
