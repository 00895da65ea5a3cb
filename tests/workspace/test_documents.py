from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import AmbiguousNameError, InvalidValueError, NotFoundError


def test_a_document_is_found_by_id_prefix_and_title(workspace, document_id):
    title = workspace.document(document_id).title
    for name in (document_id, document_id[:8], title, title.upper()):
        assert workspace.find_document(name).id == document_id
    with pytest.raises(NotFoundError):
        workspace.find_document("nothing of the kind")


def test_namesakes_are_not_guessed_at(workspace, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.md").write_text(f"# Namesake\n\nText {number}.")
    workspace.import_files([tmp_path / "1.md", tmp_path / "2.md"])
    with pytest.raises(AmbiguousNameError):
        workspace.find_document("Namesake")


def test_facts_are_corrected_and_the_correction_undone(workspace, document_id):
    before = workspace.document(document_id).facts
    workspace.update_facts(document_id, replace(before, publisher="Harbour Office"))
    assert workspace.document(document_id).facts.publisher == "Harbour Office"
    workspace.undo()
    assert workspace.document(document_id).facts == before
    with pytest.raises(InvalidValueError):
        workspace.update_facts(document_id, replace(before, title=" "))


def test_a_removed_document_waits_in_the_trash_with_its_highlights(workspace, document_id):
    made = workspace.highlight_quotation(document_id, "902")
    workspace.remove_document(document_id)
    assert workspace.documents() == []
    assert workspace.highlights() == []
    assert [document.id for document in workspace.trash()] == [document_id]
    workspace.restore_document(document_id)
    assert [h.id for h in workspace.highlights()] == [made.id]


def test_collections_nest_and_give_way(workspace, document_id):
    outer = workspace.add_collection("Press")
    inner = workspace.add_collection("2026", outer.id)
    workspace.move_document(document_id, inner.id)
    assert workspace.collection_paths()[inner.id] == "Press/2026"
    workspace.remove_collection(inner.id)
    assert workspace.document(document_id).collection_id == outer.id


def test_the_reading_position_is_remembered(workspace, document_id):
    assert workspace.reading_position(document_id) == 0
    workspace.set_reading_position(document_id, 42)
    assert workspace.reading_position(document_id) == 42
