from __future__ import annotations

from desktop.domain import SpanKind
from desktop.formats.walk.around import ALONE, Around

PAGE = '<style>.up { vertical-align: super }</style><p id="a">x<b class="up">2</b></p>'
LINK = '<p><a href="#a">back</a></p>'


def test_a_page_on_its_own_reads_its_own_sheets_and_keeps_all_places(from_html, styled) -> None:
    found = styled(from_html(PAGE + LINK, around=ALONE))
    assert ("SUPERSCRIPT", "2", "") in found
    assert ("LINK", "back", "#0") in found


def test_a_page_of_a_book_is_told_what_its_sheets_say(from_html, styled) -> None:
    around = Around(shifted={"up": SpanKind.SUBSCRIPT})
    assert ("SUBSCRIPT", "2", "") in styled(from_html(PAGE, around=around))


def test_only_places_that_links_of_the_book_lead_to_are_named(from_html, styled) -> None:
    found = styled(from_html(PAGE + LINK, around=Around(wanted={"b"})))
    assert all(kind != "LINK" for kind, _, _ in found)


def test_pages_that_the_book_lists_begin_at_their_ids(from_html) -> None:
    (locator,) = from_html(f"<p>before</p>{PAGE}", around=Around(pages={"a": "17"})).locators
    assert (locator.label, locator.start) == ("17", len("before\n"))
