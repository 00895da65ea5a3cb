from __future__ import annotations

import io
import os
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from lxml import etree

from desktop.domain import OWN_IDENTITY, PlacementStatus
from desktop.domain.exchanged.given import Given
from desktop.export.refi.refi_archive import write_project
from desktop.export.refi.refi_codebook_file import write_codebook
from desktop.export.refi.shared import Earlier, SharedProject, Tie, Written
from desktop.formats.door.source import Source
from desktop.formats.exchange.refi import refi_codebook, refi_project
from tests.export.conftest import content_of
from tests.export.refi.libraries import WHEN, highlight, key, libraries, project, shared, tag

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project

SCHEMAS = Path(os.environ.get("REFI_SCHEMAS", "no folder"))
"""Where the two schemas of the standard lie: https://github.com/openqda/refi-tools has them."""
TEXT = (
    "Q: What assessment has he made 🇬🇧 of it?\nA: No central record, “as such”, is held.\n– The end"
)
URL = "https://example.org/a?b=1&c"
QUOTED = "No central record"
AT = TEXT.index(QUOTED)
ONE = highlight(1, TEXT, AT, AT + len(QUOTED), tags=("Response/Not held, yet",), note="Is *it* so?")
EMOJI = highlight(2, TEXT, TEXT.index("🇬🇧"), TEXT.index("🇬🇧") + 2, tags=("Scope",))
TAGS = (
    tag(1, "Response/Not held, yet", colour="#d1495b", definition="How\nit is said"),
    tag(2, "Scope", colour="yellow", exclusion="costs"),
    tag(3, "Not ∕ used"),
)


def own(identity: str) -> str:
    """Return what a thing of ours is known by where it comes back."""
    return OWN_IDENTITY + identity


def written(library: SharedProject) -> bytes:
    held = io.BytesIO()
    write_project(library, held)
    return held.getvalue()


def read(library: SharedProject) -> Project:
    found = refi_project.read(Source(Path("some.qdpx"), written(library)))
    assert found is not None
    return found


def qde(library: SharedProject) -> str:
    with zipfile.ZipFile(io.BytesIO(written(library))) as archive:
        return archive.read("project.qde").decode()


def test_what_was_written_is_read_again_with_people_and_dates():
    later = WHEN + timedelta(days=3)
    library = project(
        shared(
            TEXT,
            ONE,
            EMOJI,
            given={ONE.id: [Given(ONE.tags[0], "Ann", later)]},
            made_by={ONE.id: "Bob"},
            whole=[Given("Scope", "Ann", later)],
            notes=[Written(key(7), "About the text", "Diary", "Ann", later)],
            collection="Session/2025",
            facts={"title": "PQ & A", "authors": ("Doe, J.", "Roe"), "date": "2025-12", "url": URL},
        ),
        tags=TAGS,
        links=[
            Tie(key(1, 5), ONE.id, EMOJI.id, "contradicts", "Why"),
            Tie(key(2, 5), ONE.id, key(99), "leads nowhere"),
        ],
        notes=[Written(key(8), "About all")],
    )  # fmt: skip
    found = read(library)
    assert [(t.levels, t.colour, t.definition) for t in found.tags] == [
        (("Response", "Not held, yet"), "#d1495b", "How\nit is said"),
        (("Scope",), "#d9a400", "Not for: costs"),
        (("Not / used",), "", ""),
    ]
    (source,) = found.sources
    assert (source.identity, source.folders) == (own(key(0, 1)), ("Session", "2025"))
    assert (source.facts.title, source.facts.authors) == ("PQ & A", ("Doe, J.", "Roe"))
    assert (source.facts.date, source.facts.url) == ("2025-12", URL)
    assert [(n.title, n.text, n.by) for n in source.notes] == [("Diary", "About the text", "Ann")]
    assert [(c.tag, c.by, c.at) for c in source.codings] == [(1, "Ann", later.isoformat())]
    first, second = source.passages
    assert (first.quotation, first.identity, first.by) == (QUOTED, own(ONE.id), "Bob")
    assert (first.created, first.modified) == (ONE.created.isoformat(), ONE.modified.isoformat())
    assert [(c.tag, c.by, c.at) for c in first.codings] == [(0, "Ann", later.isoformat())]
    assert [note.text for note in first.notes] == ["Is *it* so?"]
    assert (second.quotation, second.at, second.until) == ("🇬🇧", EMOJI.start, EMOJI.end)
    (link,) = found.links
    assert (link.origin, link.target, link.name) == (own(ONE.id), own(EMOJI.id), "contradicts")
    assert link.note == "Why"
    assert [note.text for note in found.notes] == ["About all"]
    assert not found.doubts
    assert not found.without_a_home
    assert found.files[found.sources[0].file or 0].data == TEXT.encode()


def levels(path: str) -> tuple[str, ...]:
    return tuple(level.replace("∕", "/") for level in path.split("/"))


@settings(max_examples=60, deadline=None)
@given(libraries())
def test_every_library_comes_back_as_it_was(library):
    found = read(library)
    assert not found.doubts
    assert {(one.levels, one.definition) for one in found.tags} == {
        (levels(one.path), one.definition) for one in library.tags
    }
    for one, source in zip(library.documents, found.sources, strict=True):
        assert len(source.passages) == len(one.highlights)
        for mark, passage in zip(one.highlights, source.passages, strict=True):
            assert passage.quotation == mark.quote.strip()
            assert (passage.at, passage.until) == (mark.start, mark.end)
            assert (passage.identity, passage.by) == (own(mark.id), one.made_by[mark.id])
            assert (passage.created, passage.modified) == (
                mark.created.isoformat(),
                mark.modified.isoformat(),
            )
            assert {(found.tags[c.tag].levels, c.by, c.at) for c in passage.codings} == {
                (levels(each.path), each.by, WHEN.isoformat()) for each in one.given[mark.id]
            }
            assert [note.text for note in passage.notes] == [mark.note] * bool(mark.note)


def test_the_same_library_gives_the_same_bytes():
    library = project(shared(TEXT, ONE, EMOJI), tags=TAGS)
    assert written(library) == written(library)


def test_nothing_tells_of_the_computer_it_was_written_on():
    library = project(shared(TEXT, ONE, made_by={ONE.id: "Ann"}), tags=TAGS, with_people=False)
    with zipfile.ZipFile(io.BytesIO(written(library))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(
            re.fullmatch(r"project\.qde|sources/[0-9a-f-]{36}\.txt", n) for n in archive.namelist()
        )
    text = qde(library)
    assert "basePath" not in text
    assert "absolute:" not in text
    assert "Ann" not in text


def test_names_are_the_first_hundred_letters_on_one_line():
    text = "One line\nand another. " + "word " * 60
    names = re.findall(
        r'Selection guid="[^"]*" name="([^"]*)"',
        qde(project(shared(text, highlight(1, text, 0, 300)))),
    )
    assert len(names[0]) == 100
    assert names[0].startswith("One line and another. word")
    assert names[0].endswith("…")


def test_a_highlight_that_the_newest_text_lacks_stands_in_the_text_it_was_kept_in():
    old = "Words that are gone. " + TEXT
    gone = highlight(3, old, 0, 19, status=PlacementStatus.LOST, tags=("Scope",))
    library = project(
        shared(TEXT, ONE, gone, earlier={gone.id: Earlier(1, content_of(old))}), tags=TAGS
    )
    newest, older = read(library).sources
    assert [one.quotation for one in newest.passages] == [QUOTED]
    assert [one.quotation for one in older.passages] == ["Words that are gone"]
    assert older.facts.title == "A report (revision 1)"


def test_a_highlight_without_a_place_is_a_note_with_its_words():
    lost = highlight(3, TEXT, 0, 5, status=PlacementStatus.LOST, tags=("Scope",), note="Mine")
    (source,) = read(project(shared(TEXT, lost), tags=TAGS)).sources
    assert not source.passages
    assert [note.text for note in source.notes] == [
        "Q: Wh\n\nMine\n\nTags: Scope".replace("Wh", "Wh"[:2])
    ]


def test_letters_that_no_xml_may_hold_do_not_break_it():
    odd = "a\x01b\ud800c\ufffe"
    library = project(shared("text", highlight(1, "text", 0, 4, note=odd)), tags=[tag(1, odd)])
    found = read(library)
    assert found.tags[0].levels == ("a\ufffdb\ufffdc\ufffd",)


def test_what_is_given_up_is_not_written_to_the_end():
    def go_on():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_project(project(shared(TEXT, ONE)), io.BytesIO(), go_on)


def test_a_codebook_stands_by_itself():
    data = write_codebook(TAGS)
    assert b"Sets" not in data
    found = refi_codebook.read(Source(Path("some.qdc"), data))
    assert found is not None
    assert [one.levels for one in found.tags] == [
        ("Response", "Not held, yet"), ("Scope",), ("Not / used",),
    ]  # fmt: skip


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schemas of the standard are not here")
@settings(max_examples=25, deadline=None)
@given(libraries())
def test_what_is_written_is_valid_by_the_schemas_of_the_standard(library):
    ties = [
        Tie(key(at, 5), mark.id, one.highlights[0].id, "x", "note")
        for one in library.documents
        for at, mark in enumerate(one.highlights)
    ]
    notes = [Written(key(8), "About all", at=WHEN)]
    full = replace(library, name="A & B", links=ties, notes=notes, changed=WHEN)
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "Project.xsd"))
    schema.assertValid(etree.fromstring(qde(full).encode()))
    if library.tags:
        codebook = etree.XMLSchema(etree.parse(SCHEMAS / "Codebook.xsd"))
        codebook.assertValid(etree.fromstring(write_codebook(library.tags)))
