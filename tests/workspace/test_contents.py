from __future__ import annotations

from tests.workspace.statements import counted


def test_a_highlight_leaves_the_text_of_its_document_at_hand(workspace, document_id):
    kept = workspace.documents.content(document_id)
    made = workspace.highlights.add_quotation(document_id, "902 applications", tags=["figures"])
    workspace.highlights.remove(made.id)
    workspace.history.undo()
    assert workspace.documents.content(document_id) is kept


def test_what_is_edited_forgets_the_text_of_its_own_document_only(workspace, document_id, tmp_path):
    (tmp_path / "other.txt").write_text("Another text, of another document.")
    other = workspace.imports.files([tmp_path / "other.txt"])[0].document_id
    kept, changed = workspace.documents.content(other), workspace.documents.content(document_id)
    workspace.sections.rename(document_id, 0, "Beginning")
    assert workspace.documents.content(other) is kept
    assert workspace.documents.content(document_id) != changed


def test_edited_sections_are_seen_at_once(workspace, document_id):
    assert [one.title for one in workspace.documents.content(document_id).sections] == [
        "Harbour survey"
    ]
    workspace.sections.rename(document_id, 0, "Beginning")
    assert [one.title for one in workspace.documents.content(document_id).sections] == ["Beginning"]


def test_the_texts_of_many_documents_are_read_at_once(workspace, document_id, tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}.")
    workspace.imports.files([tmp_path / f"{number}.txt" for number in range(30)])
    ids = [one.id for one in workspace.documents.all()]
    workspace.opened.contents.drop(ids)
    with counted(workspace) as statements:
        found = workspace.opened.contents.newest([*ids, "nobody"])
    assert len(statements) == 2
    assert found == {i: workspace.documents.content(i) for i in ids}


def test_a_text_is_at_hand_once_it_was_read(workspace, document_id):
    workspace.opened.contents.drop([document_id])
    assert not workspace.documents.is_at_hand(document_id, 1)
    workspace.documents.content(document_id)
    assert workspace.documents.is_at_hand(document_id, 1)
    assert not workspace.documents.is_at_hand(document_id, 2)
