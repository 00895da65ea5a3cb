import hashlib

import pytest

from desktop.domain import DocumentKind, Facts, LinkKind, Parsed, Section
from desktop.errors import NotFoundError


def test_a_removed_document_is_out_of_sight_and_comes_back_whole(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204", note="N.", tags=["a"])
    whole = library.document(document.id)
    library.remove_document(document.id)
    assert (library.documents(), library.highlights(), library.revisions()) == ([], [], {})
    assert library.trash() == [whole]
    assert library.is_in_trash(document.id)
    assert not library.is_in_trash("nowhere")
    for call in (library.document, library.remove_document):
        with pytest.raises(NotFoundError):
            call(document.id)
    with pytest.raises(NotFoundError):
        library.highlight(made.id)
    with pytest.raises(NotFoundError):
        library.restore_highlight(made.id)
    assert library.content(document.id).text == desk.text
    assert library.restore_document(document.id) == whole
    assert library.highlights() == [made]
    assert library.trash() == []
    library.undo()
    assert library.trash() == [whole]
    with pytest.raises(NotFoundError):
        library.restore_document("nowhere")


def test_emptying_leaves_nothing_readable(desk, library):
    picture = b"picture of a secret"
    document = desk.keep(
        "A secret word.", name="s.txt", assets={hashlib.sha256(picture).hexdigest(): picture}
    )
    made = desk.highlight(document, "secret", note="very secret")
    library.set_sections(document.id, [Section("secret", 1, 0, 5)])
    other = desk.keep()
    kept = desk.highlight(other, "1,204", tags=["a"])
    library.add_link(kept.id, made.id, LinkKind.SUPPORTS, "a secret link")
    library.remove_document(document.id)
    library.empty_trash()
    assert library.trash() == []
    assert [p.name for p in library.sources.iterdir()] == [other.sha256]
    library._store._raw.execute("VACUUM")
    library = desk.reopen()
    assert b"secret" not in library.path.read_bytes()
    assert library.highlights() == [kept]
    assert library.check() == []
    with pytest.raises(NotFoundError):
        library.content(document.id)


def test_original_bytes_stay_while_another_document_has_them(desk, library):
    one, two = desk.keep(), desk.keep(importer="text 2")
    assert one.id != two.id
    library.remove_document(one.id)
    library.empty_trash()
    assert library.source_path(two.id).exists()
    assert library.content(two.id).text == desk.text
    assert library.check() == []


def test_undo_steps_over_what_is_gone_for_good(desk, library):
    gone, stays = desk.keep("Gone 7."), desk.keep()
    first = desk.highlight(stays, "1,204", tags=["a"])
    with library.step("Both"):
        lost = desk.highlight(gone, "7", tags=["b"])
        second = desk.highlight(stays, "2019")
    library.add_link(lost.id, second.id, LinkKind.REPEATS)
    library.change_highlight(lost.id, note="N.")
    library.remove_document(gone.id)
    library.empty_trash()
    assert library.undo_text() != ""
    assert library.undo() == "Both"
    assert [h.id for h in library.highlights()] == [first.id]
    assert library.undo() == "Highlight"
    assert library.undo() is None
    assert library.redo() == "Highlight"
    assert library.redo() == "Both"
    assert library.redo() is None
    assert {h.id for h in library.highlights()} == {first.id, second.id}
    assert library.check() == []


def test_a_link_undone_before_its_end_was_purged_does_not_come_back(desk, library):
    gone, stays = desk.keep("Gone 7."), desk.keep()
    one, two = desk.highlight(gone, "7"), desk.highlight(stays, "1,204")
    library.remove_document(gone.id)
    library.restore_document(gone.id)
    library.add_link(two.id, one.id, LinkKind.REPEATS)
    library.undo()
    with library.step("Trash", undoable=False):
        pass
    assert library.redo_text() == "Link"
    library._store._raw.execute("UPDATE documents SET deleted_at = 'x' WHERE id = ?", (gone.id,))
    library.empty_trash()
    assert library.redo() is None
    assert library.links() == []
    assert library.check() == []


def test_emptying_an_empty_trash_is_nothing(desk, library):
    desk.keep()
    library.take_changes()
    library.empty_trash()
    assert not library.take_changes()
    assert library.check() == []


def test_emptying_the_trash_costs_no_import_of_the_same_bytes_its_source(desk, library):
    """The bytes were kept when the trash was emptied; the rows come later."""
    document = desk.keep()
    library.remove_document(document.id)
    path, sha256 = desk.source(desk.text)
    parsed = Parsed(desk.content(desk.text), DocumentKind.REPORT, Facts(), "text/plain", "text 1")
    prepared = library.prepare(parsed, path, sha256)
    library.empty_trash()
    assert not (library.sources / sha256).exists()
    again = library.put_prepared(prepared)
    assert library.source_path(again.document_id).read_bytes() == path.read_bytes()
