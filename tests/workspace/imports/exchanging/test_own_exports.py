"""What this program has exported comes back, into the library that it is from, as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain import ImportStatus
from desktop.domain.exchanged.export_wish import ExportWish

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.workspace import Workspace

FORMATS = [("markdown", ".md"), ("w3c", ".jsonld"), ("obsidian", ".md"), ("qdpx", ".qdpx")]


@pytest.mark.parametrize(("form", "suffix"), FORMATS)
def test_an_export_of_this_library_adds_nothing_to_it(
    workspace: Workspace, tmp_path: Path, form: str, suffix: str
) -> None:
    source = tmp_path / "Report.txt"
    source.write_text("Ministers said that 544 people were held.\n\nNobody had counted them.\n")
    (made,) = workspace.imports.files([source])
    kept = workspace.highlights.add_quotation(made.document_id, "544 people", tags=["figures"])
    gone = workspace.highlights.add_quotation(made.document_id, "Nobody had counted")
    path = workspace.exporting.file(tmp_path / f"out{suffix}", ExportWish(form))
    workspace.highlights.change(kept.id, note="Edited since.")
    workspace.highlights.remove(gone.id)
    (outcome,) = workspace.imports.files([path])
    assert outcome.brought is not None
    assert outcome.status is ImportStatus.UNCHANGED
    assert (outcome.brought.added, outcome.brought.kept) == (0, 2)
    (left,) = workspace.highlights.all()
    assert (left.id, left.note, left.tags) == (kept.id, "Edited since.", ("figures",))
    assert len(workspace.documents.all()) == 1
    assert workspace.care.check() == []
