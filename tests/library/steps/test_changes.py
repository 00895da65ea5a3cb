from __future__ import annotations

from desktop.domain import Changes
from desktop.library import Library


def test_each_window_hears_what_the_others_did_and_not_its_own(desk, library):
    other = Library.open(library.folder)
    document = desk.keep()
    assert other.foreign_changes() == Changes(documents=frozenset([document.id]))
    assert other.foreign_changes() == Changes()
    made = desk.highlight(document, "1,204", tags=["a"])
    tag = library.tags()[0]
    other.add_tag(made.id, "b")
    both = {tag.id for tag in library.tags()}
    heard = other.foreign_changes()
    assert (heard.highlights, heard.documents) == ({made.id}, {document.id})
    assert tag.id in heard.tags
    assert library.foreign_changes().highlights == {made.id}
    other.take_changes()
    assert other.undo() == "Tag"
    assert other.take_changes() == Changes(
        highlights=frozenset([made.id]), tags=frozenset(both - {tag.id})
    )
    assert library.foreign_changes().highlights == {made.id}
    other.set_setting("x", "y")
    assert library.foreign_changes() == Changes()
    other.close()


def test_changes_name_all_that_a_view_must_refresh(desk, library):
    document = desk.keep()
    assert library.take_changes() == Changes(frozenset([document.id]))
    made = desk.highlight(document, "1,204", tags=["a"])
    tag = frozenset([library.tags()[0].id])
    ids = frozenset([document.id]), frozenset([made.id])
    assert library.take_changes() == Changes(*ids, tag)
    library.change_highlight(made.id, note="N.")
    assert library.take_changes() == Changes(highlights=ids[1])
    library.remove_highlight(made.id)
    assert library.take_changes() == Changes(*ids, tag)
    library.restore_highlight(made.id)
    library.take_changes()
    library.remove_document(document.id)
    assert library.take_changes() == Changes(*ids, tag)
    library.undo()
    assert library.take_changes() == Changes(*ids, tag)
    box = library.add_collection("Box")
    library.move_document(document.id, box.id)
    assert library.take_changes() == Changes(ids[0], collections=frozenset([box.id]))
    library.remove_document(document.id)
    library.take_changes()
    library.empty_trash()
    assert library.take_changes() == Changes(*ids, tag)


def test_a_window_and_its_workers_are_no_strangers(desk, library):
    worker = Library.open(library.folder, library.window)
    stranger = Library.open(library.folder)
    made = desk.highlight(desk.keep(), "1,204")
    assert worker.foreign_changes() == Changes()
    assert stranger.foreign_changes().highlights == {made.id}
    worker.remove_highlight(made.id)
    assert library.foreign_changes() == Changes()
    assert stranger.foreign_changes().highlights == {made.id}
    worker.close()
    stranger.close()
