"""What becomes a highlight of each comment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain import Comment, HighlightStyle

MARK = Comment(0, 9, "Look.", "Ada", "2024-01-02T03:04:05", "green", identity="a")
OWN = "manicule:f0000000-0000-4000-8000-000000000000"


@pytest.fixture
def import_(desk):
    """Import a document with these comments, again into the same one if it is given."""

    def call(*comments, document=None):
        importer = "text 2" if document else "text 1"
        document_id = document.id if document else None
        return desk.keep(comments=comments, importer=importer, document_id=document_id)

    return call


def test_a_mark_keeps_its_looks(import_, library):
    import_(replace(MARK, is_underlined=True))
    (one,) = library.highlights.all()
    assert (one.colour, one.style) == ("green", HighlightStyle.UNDERLINE)
    assert one.note == "Look.\n\n— Ada, 2024-01-02"


def test_a_mark_without_words_is_signed_by_nobody(import_, library):
    document = import_(replace(MARK, note="", colour=""))
    (one,) = library.highlights.all()
    assert (one.note, one.colour) == ("", "yellow")
    assert library.highlights.provenance(document.id)[one.id].author == "Ada"


def test_marks_are_known_by_their_names_alone(import_, library):
    twins = replace(MARK, note=""), replace(MARK, note="", identity="b")
    document = import_(*twins)
    assert len(library.highlights.all()) == 2
    import_(replace(twins[0], note="Other words.", start=3), twins[1], document=document)
    assert len(library.highlights.all()) == 2


def test_what_was_removed_does_not_come_again(import_, library):
    document = import_(MARK)
    (one,) = library.highlights.all()
    library.highlights.remove(one.id)
    import_(MARK, document=document)
    assert library.highlights.all() == []
    assert library.highlights.provenance(document.id)[one.id].is_removed


def test_a_highlight_of_this_library_is_known_in_a_copy(desk, import_, library):
    document = import_()
    mine = desk.highlight(document, "Detention")
    import_(replace(MARK, identity=f"manicule:{mine.id}"), document=document)
    assert [one.id for one in library.highlights.all()] == [mine.id]


def test_what_a_manicule_wrote_comes_with_tags_and_unsigned(import_, library):
    tags = ("law/evidence", "#b  c", "law/evidence", "", "x" * 201)
    document = import_(replace(MARK, tags=tags, identity=OWN))
    (one,) = library.highlights.all()
    assert (one.note, one.tags) == ("Look.", ("b c", "law/evidence"))
    assert library.highlights.provenance(document.id)[one.id].origin == OWN
    assert library.care.check() == []
    import_(replace(MARK, tags=tags, identity=OWN), document=document)
    assert len(library.highlights.all()) == 1
    assert library.care.check() == []
