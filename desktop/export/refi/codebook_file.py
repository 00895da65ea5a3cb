"""All tags as a codebook for other programs, as one of the formats of exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.refi.refi_codebook_file import write_codebook

if TYPE_CHECKING:
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


def write(selection: Selection, target: Target) -> None:
    """Write the tags, whoever bears them."""
    target.file.write(write_codebook(selection.shared(selection.name).tags))
