from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.past.receipt import ReceiptForm
from desktop.errors import FileExistsAlreadyError, NotFoundError, OwnFileError
from desktop.workspace.receipts.verification import check

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.workspace import Workspace


def test_a_passage_that_moved_to_a_new_revision_is_told_of_in_both(
    workspace: Workspace, document_id: str, report: Path, tmp_path: Path
) -> None:
    kept = workspace.highlights.add_quotation(document_id, "902 applications", 1)
    first = report.read_bytes()
    report.write_text("A new beginning.\n\n" + first.decode(), "utf-8")
    workspace.imports.files([report])
    receipt = workspace.receipts.make(kept.id)
    assert receipt.source.revision == 1
    assert [one.revision for one in receipt.standings] == [1, 2]
    assert receipt.standings[0].sha256 != receipt.standings[1].sha256
    path = workspace.receipts.file(tmp_path / "receipt.html", kept.id, ReceiptForm.HTML)
    assert "another file" in check(path, report).problems[0]
    old = tmp_path / "old name.txt"
    old.write_bytes(first)
    assert check(path, old) == ((), ())


def test_undone_and_redone_steps_are_part_of_the_history(
    workspace: Workspace, document_id: str, report: Path, tmp_path: Path
) -> None:
    kept = workspace.highlights.add_quotation(document_id, "902", 1, tags=["figures"])
    workspace.highlights.change(kept.id, note="once")
    workspace.history.undo()
    workspace.history.redo()
    workspace.highlights.remove(kept.id)
    workspace.history.undo()
    (tag,) = workspace.tags.all()
    workspace.tags.rename(tag.id, "numbers")
    receipt = workspace.receipts.make(kept.id)
    assert [event.code for event in receipt.history if event.code in {"undo", "redo"}] == [
        "undo",
        "redo",
        "undo",
    ]
    assert receipt.highlight.tags == ("numbers",)
    path = workspace.receipts.file(tmp_path / "receipt.json", kept.id, ReceiptForm.JSON)
    assert check(path, report) == ((), ())


def test_a_file_is_not_replaced_unasked_and_none_of_the_librarys_is_written(
    workspace: Workspace, document_id: str, tmp_path: Path
) -> None:
    kept = workspace.highlights.add_quotation(document_id, "902", 1)
    path = workspace.receipts.file(tmp_path / "receipt.md", kept.id, ReceiptForm.MARKDOWN)
    with pytest.raises(FileExistsAlreadyError):
        workspace.receipts.file(path, kept.id, ReceiptForm.MARKDOWN)
    with pytest.raises(OwnFileError):
        workspace.receipts.file(
            workspace.folder / "library.sqlite3", kept.id, ReceiptForm.JSON, replace=True
        )
    with pytest.raises(NotFoundError):
        workspace.receipts.make("nothing")
