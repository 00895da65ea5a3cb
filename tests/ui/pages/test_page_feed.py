"""What a view knows of a page whose words were recognised on a picture of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain import ReadingChoice
from desktop.domain.printed.page_wishes import Kind
from desktop.domain.printed.recognised import WHOLE, RecognisedPage, RecognisedPages
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.scans import tsv
from desktop.ui.look.reading_style import DARK
from tests.formats.pdf.samples import HEIGHT, WIDTH, pdf
from tests.formats.scans.fake import table


def test_letters_of_a_scan_are_where_they_were_recognised(show, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([]))
    words = tsv.words(table("Nine boats lay there.").encode(), 1111, 1666)
    recognised = RecognisedPages.of("tesseract 5", {0: RecognisedPage(tuple(words))})
    with Sandbox() as sandbox:
        parsed = sandbox.read(path, ReadingChoice(recognised=recognised))
    hands = show(parsed, path.read_bytes())
    letters = hands.view.feed.letters(0)
    start = parsed.content.text.index("boats")
    (rect,) = letters.rects(start, start + len("boats"))
    ink = words[1]
    assert rect.left() == pytest.approx(WIDTH * ink.left / WHOLE, abs=0.1)
    assert rect.right() == pytest.approx(WIDTH * ink.right / WHOLE, abs=0.1)
    assert rect.top() == pytest.approx(HEIGHT * ink.top / WHOLE, abs=0.1)


def test_a_page_that_is_long_in_coming_is_told_of_until_it_is_there(show, parsed, data, qtbot):
    hands = show(parsed, data)
    feed = hands.view.feed
    assert not feed.is_late(3)
    hands.source.held = True
    hands.view.jump_to_page(3)
    qtbot.waitUntil(lambda: feed.is_late(3))
    empty = hands.view.grab().toImage()
    hands.source.held = False
    hands.work()
    assert not feed.is_late(3)
    assert hands.view.grab().toImage() != empty


def test_a_page_that_cannot_be_drawn_is_not_awaited(show, parsed, data, qtbot):
    hands = show(parsed, data)
    feed = hands.view.feed
    hands.source.held = True
    hands.view.jump_to_page(3)
    hands.source.broken.emit(3)
    hands.view.jump_to_page(5)
    qtbot.waitUntil(lambda: feed.is_late(5))
    assert not feed.is_late(3)


def test_all_that_is_seen_is_drawn_before_any_letters_are_read(show, parsed, data):
    hands = show(parsed, data)
    source, view = hands.source, hands.view
    source.held = True
    view.feed.show(parsed.pages, source)
    view.scroll_by(view.places.rect(0).height() * 3 // 2)
    seen = [wish for wish in source.wanted if wish.page in view.places.shown()]
    kinds = [wish.kind for wish in seen]
    assert len(view.places.shown()) > 1
    assert kinds == sorted(kinds)
    others = [n for n, wish in enumerate(source.wanted) if wish.page not in view.places.shown()]
    assert min(others) >= len(seen)


def test_by_night_a_page_is_drawn_once_when_it_is_known_what_is_a_picture(show, parsed, data):
    hands = show(parsed, data)
    source, view = hands.source, hands.view
    source.held = True
    view.set_style(replace(view.reading_style(), theme=DARK))
    view.feed.show(parsed.pages, source)
    view.scroll_by(1)
    first = view.places.shown()[0]
    kinds = [wish.kind for wish in source.wanted if wish.page == first]
    assert kinds[0] is Kind.READ
    source.granted.clear()
    source.held = False
    hands.work()
    assert len({w for w in source.granted if w.page == first}) == len(kinds)
