from __future__ import annotations

import email.message
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders.kindle import notebook

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project

HEAD = """<!DOCTYPE html><html><head><style>.noteHeading { color: red } .highlight_blue { }</style>
</head><body><div class="bodyContainer"><div class="notebookFor">Notebook</div><div
class="bookTitle">The Harbour &amp; the Sea</div><div class="authors">Marsh, Ada; Roe, Ben</div>
<div class="citation"></div><hr />"""
PAIR = '<div class="noteHeading">\n{0}\n</div><div class="noteText">\n{1}\n</div>'
MARKED = 'Highlight(<span class="highlight_{1}">{2}</span>) - {0}'


def page(*pairs: tuple[str, str], section: str = "Part One", pair: str = PAIR) -> str:
    written = "".join(pair.format(*each) for each in pairs)
    return f'{HEAD}<div class="sectionHeading">{section}</div>{written}</div></body></html>'


def marked(where: str, colour: str = "yellow", called: str = "yellow") -> str:
    return MARKED.format(where, colour, called)


def read(text: str, name: str = "notebook.html") -> Project:
    project = notebook.read(Source(Path(name), text.encode()))
    assert project is not None
    return project


PAIRS = (
    (
        marked("The Pier &gt; Page 6 · Location 114", "pink", "rosa"),
        "The &lt;sea&gt; rose.<br/>It fell.",
    ),
    ("Note - The Pier > Page 6 · Location 115", "Mine, of it."),
    (marked("Page 9 · Location 300"), "Chapter 3 ends."),
    ("Note - Page 40 · Location 990", "Of nothing."),
    ("Bookmark - Page 41 · Location 1000", ""),
)


def test_highlights_have_colours_places_and_their_notes():
    project = read(page(*PAIRS))
    (book,) = project.sources
    assert (book.facts.title, book.facts.authors) == (
        "The Harbour & the Sea",
        ("Marsh, Ada", "Roe, Ben"),
    )
    first, second = book.passages
    assert (first.quotation, first.colour) == ("The <sea> rose.\nIt fell.", "pink")
    assert (first.at, first.page, first.chapter) == (114.0, "6", ("Part One", "The Pier"))
    assert [note.text for note in first.notes] == ["Mine, of it."]
    assert (second.at, second.notes) == (300.0, ())
    assert [(n.title, n.text) for n in book.notes] == [("Note at location 990", "Of nothing.")]
    assert project.without_a_home == {"bookmarks": 1}


def test_tags_that_are_closed_wrongly_change_nothing():
    wrong = "<h3 class='noteHeading'>{0}</div><div class='noteText'>{1}</h3>"
    assert read(page(*PAIRS * 200, pair=wrong)) == read(page(*PAIRS * 200))


@pytest.mark.parametrize(
    ("highlight", "note", "place"),
    [
        ("Markierung(<span class='highlight_blue'>Blau</span>) - Position 68",
         "Notiz - Position 69", 68),
        ("Surlignement (<span class='highlight_blue'>bleu</span>) - Page 3 · Emplacement 12",
         "Note - Page 3 · Emplacement 12", 12),
        ("ハイライト(<span class='highlight_blue'>青</span>) - 位置No. 12",
         "メモ - 位置No. 12", 12),
        ("Xyz (<span class='highlight_blue'>x</span>) - Abc 7", "Def - Abc 8", 7),
    ],
)  # fmt: skip
def test_other_languages_are_read_alike(highlight, note, place):
    (passage,) = read(page((highlight, "The sea."), (note, "Mine."))).sources[0].passages
    assert (passage.at, passage.colour) == (float(place), "blue")
    assert [each.text for each in passage.notes] == ["Mine."]


def test_a_picture_is_an_area_without_words():
    pair = '<div class="noteHeading">{0}</div><div class="notebookGraphic"><img src="{1}"/></div>'
    (passage,) = read(page((marked("Page 3"), "a.png"), pair=pair)).sources[0].passages
    assert (passage.is_area, passage.quotation, passage.page) == (True, "", "3")


def test_the_message_that_brings_a_notebook_is_read():
    message = email.message.EmailMessage()
    message["Subject"] = "Your Kindle notebook"
    message.set_content("See attached.")
    message.add_attachment(
        page(*PAIRS).encode(),
        maintype="text",
        subtype="html",
        filename="Notebook.html",
        cte="base64",
    )
    read_one = notebook.read(Source(Path("mail.eml"), message.as_bytes()))
    assert read_one == read(page(*PAIRS))


def test_what_is_marked_twice_has_no_name_of_its_own():
    known = {p.identity for p in read(page(*PAIRS)).sources[0].passages}
    twice = read(page(PAIRS[0], *PAIRS)).sources[0].passages
    assert [p.identity for p in twice][:2] == ["", ""]
    assert twice[2].identity in known


def test_other_pages_are_documents():
    other = "<p class='noteHeading'>To do</p><p class='noteText'>Buy milk</p>"
    for text in ("<html><body><p>A page</p></body></html>", f"{HEAD}</body></html>", other, ""):
        assert notebook.read(Source(Path("page.html"), text.encode())) is None


@given(st.lists(st.sampled_from([*HEAD.split(">"), PAIR, "<div class=noteText>", "<!--", "<"])))
def test_any_page_is_a_notebook_or_none(parts):
    notebook.read(Source(Path("page.html"), (page(*PAIRS) + "".join(parts)).encode()))


@pytest.mark.parametrize("part", ["<div class=noteHeading>", "<!--", "<a ", '<p class="', "&lt"])
def test_a_hostile_page_is_soon_read(part):
    begun = time.process_time()
    notebook.read(Source(Path("page.html"), (page(*PAIRS) + part * 200_000).encode()))
    assert time.process_time() - begun < 10
