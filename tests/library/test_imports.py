import hashlib
from dataclasses import replace

import pytest

from desktop.domain import (
    Comment,
    DocumentKind,
    Facts,
    Parsed,
    Placement,
    PlacementStatus,
    Section,
    tidy,
)
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError, OutOfRangeError, UnreadableFileError


def test_original_bytes_are_kept_read_only(desk, library):
    document = desk.keep()
    kept = library.folder / "sources" / document.sha256
    assert kept.read_bytes() == desk.text.encode()
    assert kept.stat().st_mode & 0o222 == 0
    assert [p.name for p in (library.folder / "sources").iterdir()] == [document.sha256]


def test_a_source_that_changed_meanwhile_is_refused(desk, library):
    document = desk.keep()
    path, _ = desk.source("Now something else.")
    with pytest.raises(UnreadableFileError):
        library.imports.put(_parsed(desk), path, hashlib.sha256(b"what it was").hexdigest())
    with pytest.raises(UnreadableFileError):
        library.imports.put(_parsed(desk), desk.folder / "gone.txt", "0" * 64)
    with pytest.raises(UnreadableFileError):
        library.imports.put(_parsed(desk), desk.folder, "0" * 64)
    assert library.documents.all() == [document]
    assert [p.name for p in (library.folder / "sources").iterdir()] == [document.sha256]


def test_altered_original_bytes_are_replaced_by_the_next_import_of_them(desk, library):
    document = desk.keep()
    kept = library.folder / "sources" / document.sha256
    kept.chmod(0o644)
    kept.write_bytes(b"altered")
    desk.keep()
    assert kept.read_bytes() == desk.text.encode()


def test_a_new_revision_leaves_the_old_one_as_it_was(desk, library):
    document = desk.keep()
    highlight = desk.highlight(document, "1,204")
    second = desk.keep("In 2020 there were 1,204.", document_id=document.id)
    assert (second.id, second.revision) == (document.id, 2)
    assert library.documents.revisions() == {document.id: 2}
    assert library.documents.content(document.id, 1).text == desk.text
    assert library.documents.content(document.id).text == "In 2020 there were 1,204."
    again = library.highlights.get(highlight.id)
    assert again.anchor == highlight.anchor


def test_highlights_wait_without_a_place_when_the_text_changed(desk, library):
    document = desk.keep()
    early = desk.highlight(document, "Detention")
    late = desk.highlight(document, "no data")
    removed = desk.highlight(document, "figures")
    library.highlights.remove(removed.id)
    desk.keep("Detention figures, all new.", document_id=document.id)
    waiting = PlacementStatus.WAITING
    assert library.highlights.get(early.id).placement == Placement(2, 0, 0, waiting)
    assert library.highlights.get(late.id).placement == Placement(2, 27, 27, waiting)
    assert library.highlights.restore(removed.id).placement == Placement(2, 10, 10, waiting)


def test_highlights_stay_when_the_text_did(desk, library):
    document = desk.keep()
    highlight = desk.highlight(document, "1,204")
    desk.keep(document_id=document.id, importer="text 2")
    placement = library.highlights.get(highlight.id).placement
    assert placement.revision == 2
    assert placement.status is PlacementStatus.SAME


def test_placing_says_where_they_stand(desk, library):
    document = desk.keep()
    highlight = desk.highlight(document, "1,204")
    desk.keep("Now 1,204.", document_id=document.id)
    library.history.take_changes()
    placement = Placement(2, 4, 9, PlacementStatus.MANUAL)
    library.imports.place(document.id, 2, {highlight.id: placement})
    assert library.highlights.get(highlight.id).placement == placement
    assert library.history.take_changes().highlights == {highlight.id}
    with pytest.raises(NotFoundError):
        library.imports.place(document.id, 3, {})
    with pytest.raises(NotFoundError):
        library.imports.place(document.id, 2, {"nowhere": placement})
    with pytest.raises(OutOfRangeError):
        library.imports.place(
            document.id, 2, {highlight.id: Placement(2, 4, 99, PlacementStatus.MANUAL)}
        )
    library.imports.place(document.id, 2, {})
    assert library.highlights.get(highlight.id).placement == placement


def test_imports_are_left_out_of_undo_and_leave_redo_alone(desk, library):
    document = desk.keep()
    assert library.history.undo() is None
    highlight = desk.highlight(document, "1,204")
    library.history.undo()
    desk.keep("1,204 it is.", document_id=document.id)
    desk.keep("Third.", name="third.txt")
    assert library.history.redo() is StepCode.HIGHLIGHT
    assert library.highlights.get(highlight.id).placement.status is PlacementStatus.WAITING
    assert len(library.documents.all()) == 2


def test_comments_become_highlights_with_notes_once(desk, library):
    start = desk.text.index("1,204")
    comments = (
        Comment(start - 1, start + 6, " Check this. ", "A. Reader", "2024-01-02T09:00:00Z"),
        Comment(3, 3, "A point."),
        Comment(9_999, 9_999, "Beyond."),
    )
    document = desk.keep(comments=comments)
    assert document.highlights == 3
    found = {h.anchor.quotation: h.note for h in library.highlights.all()}
    assert found == {
        "1,204": "Check this.\n\n— A. Reader, 2024-01-02",
        "Detention figures": "A point.",
        "The department holds no data.": "Beyond.",
    }
    library.highlights.remove(library.highlights.all()[0].id)
    desk.keep(document_id=document.id, importer="text 2", comments=comments)
    assert library.documents.get(document.id).highlights == 2
    assert library.care.check() == []


def test_what_a_file_says_of_itself_is_kept_tidy(desk, library):
    facts = Facts("T\u202e\n" + "x" * 5_000_000, ("A\x1b[31m",), other={"uin": "a\x07\nb"})
    section = Section("S\n\x9b" + "y" * 5_000, 1, 0, 5, {"speaker": "z" * 9_000})
    kept = desk.keep(facts=facts, sections=(section,))
    assert replace(kept.facts, citation_key="") == tidy.facts(facts)
    assert library.documents.content(kept.id).sections == tidy.sections((section,))
    stored = (desk.folder / "library" / "library.sqlite3").stat().st_size
    assert stored < 1_000_000


@pytest.mark.parametrize(
    ("name", "title"), [("\x1b[31mred \x07.txt", "[31mred"), ("\x07.txt", ".txt")]
)
def test_a_title_of_control_characters_is_none_and_nor_is_the_name_of_a_file(desk, name, title):
    assert desk.keep(title="\x1b\u202e", name=name).title == title


def test_a_comment_is_kept_tidy_and_known_again(desk, library):
    comments = (Comment(0, 9, "Look\x1b[2J\r\nhere\u202e", "A\n\x07 B", "2024-01-02T09\n"),)
    document = desk.keep(comments=comments)
    desk.keep(document_id=document.id, importer="text 2", comments=comments)
    (highlight,) = library.highlights.all()
    assert highlight.note == "Look[2J\nhere\n\n— A B, 2024-01-02"


def test_pictures_are_kept(desk, library):
    data = b"\x89PNG..."
    sha256 = hashlib.sha256(data).hexdigest()
    desk.keep(assets={sha256: data})
    desk.keep("Also.", name="b.txt", assets={sha256: data})
    assert library.documents.asset(sha256) == data
    assert library.documents.asset("0" * 64) is None


def test_an_import_into_nowhere_leaves_nothing(desk, library):
    with pytest.raises(NotFoundError):
        desk.keep(document_id="nowhere")
    document = desk.keep()
    library.trash.put(document.id)
    with pytest.raises(NotFoundError):
        desk.keep("More.", document_id=document.id)
    assert library.documents.all() == []


def _parsed(desk):
    return Parsed(
        desk.content("x"), DocumentKind.DOCUMENT, Facts(title="x"), "text/plain", "text 1"
    )
