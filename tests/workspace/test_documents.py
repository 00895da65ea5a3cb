from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import AmbiguousNameError, InvalidValueError, NotFoundError


def test_a_document_is_found_by_id_prefix_and_title(workspace, document_id):
    title = workspace.documents.get(document_id).title
    for name in (document_id, document_id[:8], title, title.upper()):
        assert workspace.documents.find(name).id == document_id
    with pytest.raises(NotFoundError):
        workspace.documents.find("nothing of the kind")


def test_namesakes_are_not_guessed_at(workspace, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.md").write_text(f"# Namesake\n\nText {number}.")
    workspace.imports.files([tmp_path / "1.md", tmp_path / "2.md"])
    with pytest.raises(AmbiguousNameError):
        workspace.documents.find("Namesake")


def test_facts_are_corrected_and_the_correction_undone(workspace, document_id):
    before = workspace.documents.get(document_id).facts
    workspace.documents.update_facts(document_id, replace(before, publisher="Harbour Office"))
    assert workspace.documents.get(document_id).facts.publisher == "Harbour Office"
    workspace.history.undo()
    assert workspace.documents.get(document_id).facts == before
    with pytest.raises(InvalidValueError):
        workspace.documents.update_facts(document_id, replace(before, title=" "))


def test_a_removed_document_waits_in_the_trash_with_its_highlights(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902")
    workspace.trash.put(document_id)
    assert workspace.documents.all() == []
    assert workspace.highlights.all() == []
    assert [document.id for document in workspace.trash.all()] == [document_id]
    workspace.trash.restore(document_id)
    assert [h.id for h in workspace.highlights.all()] == [made.id]


def test_collections_nest_and_give_way(workspace, document_id):
    outer = workspace.collections.add("Press")
    inner = workspace.collections.add("2026", outer.id)
    workspace.documents.move(document_id, inner.id)
    assert workspace.collections.paths()[inner.id] == "Press/2026"
    workspace.collections.remove(inner.id)
    assert workspace.documents.get(document_id).collection_id == outer.id


def test_the_reading_position_is_remembered(workspace, document_id):
    assert workspace.documents.reading_position(document_id) == 0
    workspace.documents.set_reading_position(document_id, 42)
    assert workspace.documents.reading_position(document_id) == 42
