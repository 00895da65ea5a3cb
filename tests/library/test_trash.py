import hashlib

import pytest

from desktop.domain import DocumentKind, Facts, LinkKind, Parsed, Section
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError


def test_a_removed_document_is_out_of_sight_and_comes_back_whole(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204", note="N.", tags=["a"])
    whole = library.documents.get(document.id)
    library.trash.put(document.id)
    assert (library.documents.all(), library.highlights.all(), library.documents.revisions()) == (
        [],
        [],
        {},
    )
    assert library.trash.all() == [whole]
    assert library.trash.holds(document.id)
    assert not library.trash.holds("nowhere")
    for call in (library.documents.get, library.trash.put):
        with pytest.raises(NotFoundError):
            call(document.id)
    with pytest.raises(NotFoundError):
        library.highlights.get(made.id)
    with pytest.raises(NotFoundError):
        library.highlights.restore(made.id)
    assert library.documents.content(document.id).text == desk.text
    assert library.trash.restore(document.id) == whole
    assert library.highlights.all() == [made]
    assert library.trash.all() == []
    library.history.undo()
    assert library.trash.all() == [whole]
    with pytest.raises(NotFoundError):
        library.trash.restore("nowhere")


def test_emptying_gives_up_the_notes_in_it_too(desk, library):
    kept = library.notes.add("Kept")
    gone = library.notes.add("A secret", "also secret")
    library.notes.change(gone.id, text="still secret")
    library.notes.remove(gone.id)
    library.backups.make()
    library.trash.empty()
    assert library.history.take_changes().notes >= {gone.id}
    assert library.notes.removed() == []
    library._store._raw.execute("VACUUM")
    library = desk.reopen()
    assert b"secret" not in library.path.read_bytes()
    assert library.notes.all() == [kept]
    assert library.care.check() == []
    assert library.backups.forget() == []
    databases = list((library.folder / "backups").rglob("library.sqlite3"))
    assert databases
    assert not [path for path in databases if b"secret" in path.read_bytes()]


def test_emptying_leaves_nothing_readable(desk, library):
    picture = b"picture of a secret"
    document = desk.keep(
        "A secret word.", name="s.txt", assets={hashlib.sha256(picture).hexdigest(): picture}
    )
    made = desk.highlight(document, "secret", note="very secret")
    library.documents.set_sections(document.id, [Section("secret", 1, 0, 5)])
    other = desk.keep()
    kept = desk.highlight(other, "1,204", tags=["a"])
    library.links.add(kept.id, made.id, LinkKind.SUPPORTS, "a secret link")
    library.trash.put(document.id)
    library.trash.empty()
    assert library.trash.all() == []
    assert [p.name for p in (library.folder / "sources").iterdir()] == [other.sha256]
    library._store._raw.execute("VACUUM")
    library = desk.reopen()
    assert b"secret" not in library.path.read_bytes()
    assert library.highlights.all() == [kept]
    assert library.care.check() == []
    with pytest.raises(NotFoundError):
        library.documents.content(document.id)


def test_original_bytes_stay_while_another_document_has_them(desk, library):
    one, two = desk.keep(), desk.keep(importer="text 2")
    assert one.id != two.id
    library.trash.put(one.id)
    library.trash.empty()
    assert library.documents.source_path(two.id).exists()
    assert library.documents.content(two.id).text == desk.text
    assert library.care.check() == []


def test_undo_steps_over_what_is_gone_for_good(desk, library):
    gone, stays = desk.keep("Gone 7."), desk.keep()
    first = desk.highlight(stays, "1,204", tags=["a"])
    with library.history.step(StepCode.CHANGE_HIGHLIGHT):
        lost = desk.highlight(gone, "7", tags=["b"])
        second = desk.highlight(stays, "2019")
    library.links.add(lost.id, second.id, LinkKind.REPEATS)
    library.highlights.change(lost.id, note="N.")
    library.trash.put(gone.id)
    library.trash.empty()
    assert library.history.next_undo() is not None
    assert library.history.undo() is StepCode.CHANGE_HIGHLIGHT
    assert [h.id for h in library.highlights.all()] == [first.id]
    assert library.history.undo() is StepCode.HIGHLIGHT
    assert library.history.undo() is None
    assert library.history.redo() is StepCode.HIGHLIGHT
    assert library.history.redo() is StepCode.CHANGE_HIGHLIGHT
    assert library.history.redo() is None
    assert {h.id for h in library.highlights.all()} == {first.id, second.id}
    assert library.care.check() == []


def test_a_link_undone_before_its_end_was_purged_does_not_come_back(desk, library):
    gone, stays = desk.keep("Gone 7."), desk.keep()
    one, two = desk.highlight(gone, "7"), desk.highlight(stays, "1,204")
    library.trash.put(gone.id)
    library.trash.restore(gone.id)
    library.links.add(two.id, one.id, LinkKind.REPEATS)
    library.history.undo()
    with library.history.step(StepCode.CHANGE_HIGHLIGHT, undoable=False):
        pass
    assert library.history.next_redo() is StepCode.LINK
    library._store._raw.execute("UPDATE documents SET deleted_at = 'x' WHERE id = ?", (gone.id,))
    library.trash.empty()
    assert library.history.redo() is None
    assert library.links.all() == []
    assert library.care.check() == []


def test_emptying_an_empty_trash_is_nothing(desk, library):
    desk.keep()
    library.history.take_changes()
    library.trash.empty()
    assert not library.history.take_changes()
    assert library.care.check() == []


def test_emptying_the_trash_costs_no_import_of_the_same_bytes_its_source(desk, library):
    """The bytes were kept when the trash was emptied; the rows come later."""
    document = desk.keep()
    library.trash.put(document.id)
    path, sha256 = desk.source(desk.text)
    parsed = Parsed(desk.content(desk.text), DocumentKind.REPORT, Facts(), "text/plain", "text 1")
    prepared = library.imports.prepare(parsed, path, sha256)
    library.trash.empty()
    assert not (library.folder / "sources" / sha256).exists()
    again = library.imports.put_prepared(prepared)
    assert library.documents.source_path(again.document_id).read_bytes() == path.read_bytes()
