from __future__ import annotations

from desktop.domain import Changes
from desktop.domain.steps import StepCode
from desktop.library import Library


def test_each_window_hears_what_the_others_did_and_not_its_own(desk, library):
    other = Library.open(library.folder)
    document = desk.keep()
    assert other.history.foreign_changes() == Changes(
        documents=frozenset([document.id]), texts=frozenset([document.id])
    )
    assert other.history.foreign_changes() == Changes()
    made = desk.highlight(document, "1,204", tags=["a"])
    tag = library.tags.all()[0]
    other.highlights.add_tag(made.id, "b")
    both = {tag.id for tag in library.tags.all()}
    heard = other.history.foreign_changes()
    assert (heard.highlights, heard.documents) == ({made.id}, {document.id})
    assert tag.id in heard.tags
    assert library.history.foreign_changes().highlights == {made.id}
    other.history.take_changes()
    assert other.history.undo() is StepCode.TAG
    assert other.history.take_changes() == Changes(
        highlights=frozenset([made.id]), tags=frozenset(both - {tag.id})
    )
    assert library.history.foreign_changes().highlights == {made.id}
    other.settings.set("x", "y")
    assert library.history.foreign_changes() == Changes()
    other.close()


def test_changes_name_all_that_a_view_must_refresh(desk, library):
    document = desk.keep()
    text = frozenset([document.id])
    assert library.history.take_changes() == Changes(text, texts=text)
    made = desk.highlight(document, "1,204", tags=["a"])
    tag = frozenset([library.tags.all()[0].id])
    ids = frozenset([document.id]), frozenset([made.id])
    assert library.history.take_changes() == Changes(*ids, tag)
    library.highlights.change(made.id, note="N.")
    assert library.history.take_changes() == Changes(highlights=ids[1])
    library.highlights.remove(made.id)
    assert library.history.take_changes() == Changes(*ids, tag)
    library.highlights.restore(made.id)
    library.history.take_changes()
    library.trash.put(document.id)
    assert library.history.take_changes() == Changes(*ids, tag, texts=text)
    library.history.undo()
    assert library.history.take_changes() == Changes(*ids, tag, texts=text)
    box = library.collections.add("Box")
    library.documents.move(document.id, box.id)
    assert library.history.take_changes() == Changes(
        text, collections=frozenset([box.id]), texts=text
    )
    library.trash.put(document.id)
    library.history.take_changes()
    library.trash.empty()
    assert library.history.take_changes() == Changes(*ids, tag, texts=text)


def test_a_window_and_its_workers_are_no_strangers(desk, library):
    worker = Library.open(library.folder, library.history.window)
    stranger = Library.open(library.folder)
    made = desk.highlight(desk.keep(), "1,204")
    assert worker.history.foreign_changes() == Changes()
    assert stranger.history.foreign_changes().highlights == {made.id}
    worker.highlights.remove(made.id)
    assert library.history.foreign_changes() == Changes()
    assert stranger.history.foreign_changes().highlights == {made.id}
    worker.close()
    stranger.close()
