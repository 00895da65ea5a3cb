# ruff: noqa: S608 - the statements are ours
"""Every value that cannot be understood is named by its row and column."""

from __future__ import annotations

import pytest

from desktop.library import Library
from tests.library.checking.conftest import read_all
from tests.library.checking.forgeries import FORGED, ONE_REVISION

SAID = {
    "an unknown kind": ("Revision 1 of “", "the kind cannot be understood: poem."),
    "an unknown corrected kind": (
        "The document “",
        "the corrected kind cannot be understood: poem.",
    ),
    "a broken date": ("The document “", "the created cannot be understood: 2020-13-45."),
    "an unknown status": ("The place of highlight ", "the status cannot be understood: nonsense."),
    "a note of bytes": ("Highlight ", "the note cannot be understood: b'\\xff\\xfe'."),
    "an unknown mark of reading": ("The mark that says", "the state cannot be understood: x."),
    "a place that ends before it begins": ("The place of highlight ", "ends before it begins."),
    "a collection inside itself": ("The collection “", "lies in itself."),
    "a link of an unknown kind": ("The link ", "is of a kind that is missing: marries."),
    "a reading position": ("The reading position of document ", "was altered."),
}


@pytest.mark.parametrize("kind", SAID)
def test_what_cannot_be_understood_is_named_by_its_row_and_column(damaged, kind):
    first, last = SAID[kind]
    said = damaged(FORGED[kind]).care.check()
    assert any(line.startswith(first) and line.endswith(last) for line in said), said


def test_a_long_value_is_cut(damaged):
    said = damaged("UPDATE highlights SET colour = printf('%.*c', 500, 'x')").care.check()
    [line, *_] = [each for each in said if "the colour cannot be understood" in each]
    assert line.endswith(f"{'x' * 60}….")


def test_a_digest_of_a_row_that_is_gone_is_named(damaged):
    said = damaged("DELETE FROM reading_positions").care.check()
    assert any("is missing, or the digest of another one was altered." in line for line in said)


@pytest.mark.parametrize("noun", ["settings", "reading_positions", "stretches_read"])
def test_a_row_without_its_digest_is_named(damaged, noun):
    said = damaged(f"DELETE FROM digests WHERE noun = '{noun}'").care.check()
    assert said
    assert all("has lost its digest: it may have been altered." in line for line in said)


def test_reading_that_a_mark_speaks_of_is_missed_even_with_its_digest(damaged):
    gone = "since <> ''"
    said = damaged(
        f"DELETE FROM digests WHERE noun = 'stretches_read' AND key IN (SELECT document_id || ' ' "
        f"|| revision || ' ' || since FROM stretches_read WHERE {gone})",
        f"DELETE FROM stretches_read WHERE {gone}",
    ).care.check()
    assert [line.startswith("What was read of document ") for line in said] == [True]
    assert said[0].endswith("is missing, though it was marked as read.")


def test_a_damaged_document_says_so_in_place_of_its_title(damaged):
    library = damaged(FORGED["facts that are no JSON"])
    titles = [document.title for document in library.documents.all()]
    assert "(cannot be read: its facts are damaged)" in titles


def test_a_highlight_with_a_damaged_colour_keeps_its_quotation(damaged):
    library = damaged("UPDATE highlights SET colour = 'mauve', style = 'wavy'")
    assert "1,204" in {highlight.quote for highlight in library.highlights.all()}
    assert any("“mauve”" in line or "mauve" in line for line in library.care.check())


def test_a_document_whose_name_is_no_text_keeps_nothing_from_being_read(damaged):
    library = damaged(
        f"UPDATE revisions SET document_id = x'fffe' {ONE_REVISION}",
        f"UPDATE documents SET id = x'fffe' {ONE_REVISION.replace('document_id =', 'id =')}",
    )
    read_all(library)
    assert library.care.check()


def test_what_is_called_alike_is_listed_though_the_id_of_one_is_no_text(full, damaged):
    with Library.open(full) as library:
        library.outlines.add("Draft")
    library = damaged(
        'UPDATE revisions SET facts = \'{"title": "Alike"}\'',
        f"UPDATE revisions SET document_id = x'fffe' {ONE_REVISION}",
        f"UPDATE documents SET id = x'fffe' {ONE_REVISION.replace('document_id =', 'id =')}",
        "UPDATE outlines SET id = x'fffe' WHERE id = (SELECT min(id) FROM outlines)",
    )
    read_all(library)
    assert [one.name for one in library.outlines.all()] == ["Draft", "Draft"]
