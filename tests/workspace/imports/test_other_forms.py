"""Highlights of an article when the same article comes again in another form."""

from __future__ import annotations

import random
import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from desktop import annotate, formats
from desktop.domain import PlacementStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain import Content

PLACED = {PlacementStatus.SAME, PlacementStatus.EDITED, PlacementStatus.MOVED}

TITLE = "What the Keepers of the Mole Wrote Down"
PARAGRAPHS = (
    """For sixty years the keepers of the old mole wrote down every boat that came in by night.
    Their books lay in a cellar until a flood in 2019 brought them to light. “Nobody had asked for
    them,” says Berta Almwick, who dries them page by page.""",
    """The first book begins on 3 March 1871 with a single line: a ketch from Dunmere, two lamps,
    no bell. It is the office's only year without a drowning. After that the entries grow longer,
    as the keepers had to say why a boat was late.""",
    """By 1890 the harbour took in 1,240 boats a year, of which 37 per cent paid no dues at all. The
    board sent letters; the keepers filed them. One of them drew a fish on each.""",
)
SECTION = "How the Books Are Read"
LATER = (
    """A page is photographed while it is still damp, then again when it has dried. Where the two
    differ, a third reader decides. About 5.5 pages of 100 cannot be read by anybody.""",
    """Almwick will not guess. “If it says nothing, we write nothing,” she says; the final volume is
    to be finished in the autumn of next year, and anyone may come to see it.""",
)
POINTS = (
    "Lamps are counted from the mole, never from the boat itself.",
    "A bell that was not heard is written as a bell that was not rung.",
    "Names of owners are left as the keeper spelled them.",
)
TABLE = (("Year", "Boats that came", "Dues paid in crowns"), ("1871", "412", "96"),
         ("1880", "903", "271"), ("1890", "1,240", "388"))  # fmt: skip


def told(paragraph: str) -> str:
    return " ".join(paragraph.split())


def as_html(*, other: bool = False) -> str:
    """Return the article as one site has it, or another."""
    block = ("div class='par'", "div") if other else ("p", "p")
    paragraphs = [f"<{block[0]}>{told(one)}</{block[1]}>" for one in (*PARAGRAPHS, *LATER)]
    if other:
        paragraphs = [one.replace("“", '"').replace("”", '"') for one in paragraphs]
        paragraphs = [one.replace("photographed", "photo&shy;graphed") for one in paragraphs]
        paragraphs = [
            one.replace("final", "ﬁnal").replace(" by ", "&nbsp;by ") for one in paragraphs
        ]
        paragraphs = [
            re.sub(r"(Berta Almwick)", r"<a href='/b'><b>\1</b></a>", one) for one in paragraphs
        ]
    points = "".join(f"<li>{one}</li>" for one in POINTS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return (
        f"<h1>{TITLE}</h1>{''.join(paragraphs[:3])}<table>{rows}</table>"
        f"<h2>{SECTION}</h2>{''.join(paragraphs[3:])}<ul>{points}</ul>"
    )


def page(article: str, site: str) -> str:
    """Return a page with an article among what sites have around it."""
    menu = "".join(f"<li><a href='/{n}'>{name} of {site}</a></li>" for n, name in enumerate(
        ("News", "Weather", "Tides", "Letters", "Notices")
    ))  # fmt: skip
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} – {site}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article>{article}</article></main>"
        f"<aside><h3>Read next at {site}</h3><p>The keepers of the mole, in pictures</p></aside>"
        f"<footer><p>Written by {site}. All rights are kept by those who have them.</p></footer>"
        "</body></html>"
    )


def as_markdown() -> str:
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    rows.insert(1, "|---" * 3 + "|")
    paragraphs = [textwrap.fill(told(one), 72) for one in (*PARAGRAPHS, *LATER)]
    paragraphs[0] = paragraphs[0].replace("Berta Almwick", "[**Berta Almwick**](https://b.example)")
    points = "\n".join(f"* {one}" for one in POINTS)
    parts = (
        f"# {TITLE}",
        *paragraphs[:3],
        "\n".join(rows),
        f"## {SECTION}",
        *paragraphs[3:],
        points,
    )
    return "\n\n".join(parts) + "\n"


def as_plain(width: int) -> str:
    """Return the article as text whose lines have an end, some within a word."""
    paragraphs = [textwrap.fill(told(one), width) for one in (*PARAGRAPHS, *LATER)]
    rows = "\n".join("   ".join(row) for row in TABLE)
    points = "\n".join(f"- {one}" for one in POINTS)
    parts = (TITLE, *paragraphs[:3], rows, SECTION, *paragraphs[3:], points)
    return "\n\n".join(parts).replace("photographed", "photo-\ngraphed") + "\n"


FORMS = {
    "article.html": lambda: page(as_html(), "The Mole"),
    "elsewhere.html": lambda: page(as_html(other=True), "Tide and Quay"),
    "article.md": as_markdown,
    "wide.txt": lambda: as_plain(1000),
    "narrow.txt": lambda: as_plain(48),
}


def read(folder: Path, name: str, *, whole_page: bool = False) -> Content:
    (folder / name).write_text(FORMS[name](), encoding="utf-8")
    return formats.read(folder / name, whole_page=whole_page).content


def letters(text: str) -> str:
    plain = text.replace("ﬁ", "fi")
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def passages(content: Content) -> Iterator[tuple[int, int]]:
    """Yield sentences, and phrases of five words within them, of what the article says."""
    wanted = {letters(told(one)) for one in (*PARAGRAPHS, *LATER, *POINTS)}
    whole = "".join(wanted)
    for match in re.finditer(r"[^.:;!?\n]+(?:\n[^.:;!?\n]+)*[.;!?]?", content.text):
        words = [found.span() for found in re.finditer(r"\w+", match[0])]
        if len(words) < 4 or letters(match[0]) not in whole:
            continue
        yield match.start() + words[0][0], match.end()
        for first in range(0, len(words) - 5, 5):
            start, end = words[first][0], words[first + 4][1]
            yield match.start() + start, match.start() + end


PAIRS = [(old, new) for old in FORMS for new in FORMS if old != new]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_passages_are_found_in_another_form(tmp_path, old, new):
    before, after = read(tmp_path, old), read(tmp_path, new)
    alignment = annotate.Alignment(before, after, 2)
    wanted = list(passages(before))
    assert len(wanted) >= 40
    for start, end in wanted:
        found = alignment.place(annotate.make(before, 1, start, end))
        assert found.status is PlacementStatus.SAME
        assert letters(after.text[found.start : found.end]) == letters(before.text[start:end])


@pytest.mark.parametrize("name", ["article.html", "elsewhere.html"])
def test_passages_stand_in_the_whole_page_and_in_its_article_alone(tmp_path, name):
    article, whole = read(tmp_path, name), read(tmp_path, name, whole_page=True)
    assert len(whole.text) > len(article.text) + 100
    for before, after in ((article, whole), (whole, article)):
        alignment = annotate.Alignment(before, after, 2)
        for start, end in passages(before):
            found = alignment.place(annotate.make(before, 1, start, end))
            assert found.status is PlacementStatus.SAME
            assert letters(after.text[found.start : found.end]) == letters(before.text[start:end])
    for words in ("Weather of", "All rights are kept by those", "The keepers of the mole, in"):
        start = whole.text.index(words)
        anchor = annotate.make(whole, 1, start, start + len(words))
        assert annotate.Alignment(whole, article, 2).place(anchor).status not in PLACED


@pytest.mark.parametrize("seed", range(5))
def test_misread_letters_put_nothing_in_another_place(tmp_path, seed):
    before = read(tmp_path, "article.md")
    chosen = random.Random(seed)
    lookalikes = {"l": "1", "e": "c", "m": "rn", "h": "b", "o": "0", "i": "j", "a": "o", "n": "u"}
    misread, places = [], [0]
    for sign in before.text:
        wrong = sign in lookalikes and chosen.random() < 0.03
        misread.append(lookalikes[sign] if wrong else sign)
        places.append(places[-1] + len(misread[-1]))
    noisy = tmp_path / "noisy.txt"
    noisy.write_text("".join(misread), encoding="utf-8")
    after = formats.read(noisy).content
    assert after.text == "".join(misread), "so that it is known where each letter went"
    alignment = annotate.Alignment(before, after, 2)
    statuses = []
    for start, end in passages(before):
        found = alignment.place(annotate.make(before, 1, start, end))
        statuses.append(found.status)
        if found.status in PLACED:
            shared = min(found.end, places[end]) - max(found.start, places[start])
            assert shared >= 0.8 * (places[end] - places[start])
    assert sum(status in PLACED for status in statuses) >= 0.5 * len(statuses)


def test_an_importer_that_reads_more_of_a_file_moves_no_passage(tmp_path):
    before = read(tmp_path, "narrow.txt")
    whole = FORMS["narrow.txt"]()
    newer = tmp_path / "newer.txt"
    # As a later importer would: words made whole, lines joined, columns set apart by tabs.
    joined = re.sub(r"-\n", "", whole)
    joined = re.sub(r"(?<=\S)\n(?=[a-z])", " ", joined)
    newer.write_text(joined.replace("   ", "\t"), encoding="utf-8")
    after = formats.read(newer).content
    assert after.text != before.text
    alignment = annotate.Alignment(before, after, 2)
    for start, end in passages(before):
        found = alignment.place(annotate.make(before, 1, start, end))
        assert found.status is PlacementStatus.SAME
        assert letters(after.text[found.start : found.end]) == letters(before.text[start:end])
