from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.ereaders.lost_words import Book, of_calibre, of_kobo

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>The Pier</title></head><body>
<p>Märkte <b>und</b> Häfen 😀 am Meer.</p><p>Der <i>zweite</i> Absatz <!-- x -->hier.</p><p/>
</body></html>"""
NAME = "text/pier.xhtml"


def epub(page: str = PAGE) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(NAME, page)
    return data.getvalue()


def kobo(start: str, end: str, data: bytes | None = None) -> str:
    places = (of_kobo(f"{NAME}#point({place})") for place in (start, end))
    return Book(Path("x.epub"), epub() if data is None else data).words(*places)


def calibre(start: str, end: str) -> str:
    return Book(Path("x.epub"), epub()).words(of_calibre(NAME, start), of_calibre(NAME, end))


def test_a_kobo_counts_bytes_in_the_child_of_a_number():
    assert kobo("/1/4/2/1:0", "/1/4/2/1:7") == "Märkte"
    assert kobo("/1/4/2/1:3", "/1/4/2/3:7") == "rkte und Häfen"
    assert kobo("/1/4/2/3:8", "/1/4/2/3:12") == "😀"
    assert kobo("/1/4/2/3:13", "/1/4/4/1:3") == "am Meer.\nDer"


def test_calibre_counts_as_browsers_do():
    assert calibre("/2/4/2[p1]/1:1", "/2/4/2/2/1:2") == "ärkte un"
    assert calibre("/2/4/2/3:7", "/2/4/2/3:9") == "😀"
    assert calibre("/2/4/2/3:10", "/2/4/4[a^]b]/2/1:3") == "am Meer.\nDer zwe"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("/1/4/2/1:2", "/1/4/2/1:7"),  # within a letter
        ("/1/4/2/1:0", "/1/4/2/1:99"),
        ("/1/4/2/2:0", "/1/4/2/3:1"),  # an element
        ("/1/4/90/1:0", "/1/4/2/3:1"),
        ("/1/4/3/1:0", "/1/4/2/3:1"),
        ("/1/4/2/3:1", "/1/4/2/1:1"),  # backwards
        ("/1/4/2/1:5", "/1/4/2/1:1"),
        ("/1/4/6/1:0", "/1/4/6/1:0"),
        ("nonsense", "/1/4/2/1:1"),
    ],
)
def test_what_cannot_be_followed_to_the_letter_gives_nothing(start, end):
    assert kobo(start, end) == ""


def test_books_that_are_none_and_files_that_are_missing_give_nothing():
    assert kobo("/1/4/2/1:0", "/1/4/2/1:7", b"no book") == ""
    assert kobo("/1/4/2/1:0", "/1/4/2/1:7", epub("<broken")) == ""
    assert Book(Path("x"), epub()).words(of_calibre("other", "/2/4/1:0"), None) == ""
    assert of_calibre(NAME, "/4/2") is None


STEPS = st.lists(st.integers(0, 9), min_size=1, max_size=5).map(
    lambda steps: "/1/" + "/".join(map(str, steps))
)


@given(STEPS, STEPS, st.integers(0, 30), st.integers(0, 30))
def test_any_two_places_give_words_of_the_page_or_nothing(start, end, first, last):
    words = kobo(f"{start}:{first}", f"{end}:{last}")
    letters = "MärkteundHäfen😀amMeer.DerzweiteAbsatzhier."
    assert "".join(words.split()) in letters or words.startswith("The Pier"[:3])
