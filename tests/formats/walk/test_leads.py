"""The mark at the head of a note."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.walk.leads import LABEL, begins_with, lead_of


@pytest.mark.parametrize(
    "text", ["1", "[12]", "(a)", "iv.", "†", "[note 3]", "[Anm. 3]", "¹", "A", "**", "12:"]
)
def test_labels(text: str) -> None:
    assert LABEL.fullmatch(text)


@pytest.mark.parametrize("text", ["see", "12345", "back", "1.2.3", "", "the note"])
def test_what_is_no_label(text: str) -> None:
    assert not LABEL.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "label", "length"),
    [
        ("4 See", "4", 1),
        ("4. See", "[4]", 1),
        ("[4] See", "4", 3),
        ("*544", "*", 1),
        ("4544 people", "4", 0),
        ("5 See", "4", 0),
        ("See", "", 0),
    ],
)
def test_a_text_begins_with_its_label_or_not(text: str, label: str, length: int) -> None:
    assert begins_with(text, label) == length


@pytest.mark.parametrize(
    ("note", "label", "lead"),
    [
        ('<p><a href="#r">4</a>544 people</p>', "4", "4"),
        ("<p><sup>4</sup>544 people</p>", "", "4"),
        ("<div><p><b><sup>[4]</sup></b> See</p></div>", "4", "[4]"),
        ('<p><a href="#r"></a><span>4.</span> See</p>', "4", "4."),
        ("<p>4. See report</p>", "4", "4"),
        ('<p><a id="x"></a>* See report</p>', "*", "*"),
        ('<div><b><a href="#r">^</a></b> See report</div>', "[1]", "^"),
        ('<div><span>^ <a href="#a">a</a> <a href="#b">b</a></span> See</div>', "[1]", "^ a b"),
        ("<p>See report 4</p>", "4", None),
        ("<p>4544 people</p>", "4", None),
        ("<p><b>Note</b> on words</p>", "4", None),
        ("<p></p>", "4", None),
    ],
)
def test_the_lead_of_a_note(note: str, label: str, lead: str | None) -> None:
    element = html.fragment_fromstring(note)
    before = element.text_content()
    found = lead_of(element, label, lambda e: e.tag == "sup")
    assert (None if found is None else "".join(found.itertext())) == lead
    assert element.text_content() == before


def test_an_item_that_a_browser_numbers_has_no_number_in_its_text() -> None:
    listed = html.fragment_fromstring("<ol><li>1 case was found</li></ol>")
    assert lead_of(listed[0], "1", lambda _: False) is None
    plain = html.fragment_fromstring('<ol style="list-style:none"><li>1 See</li></ol>')
    assert lead_of(plain[0], "1", lambda _: False) is not None
