from __future__ import annotations

import re

import lxml.html

from desktop.export import redline_html
from tests.domain.samples import content_of
from tests.export.redlines.test_redline import LINES, NEW, OLD, TEXT, redline_of


def page_of(old: str, new: str, title: str = "Survey") -> str:
    return redline_html(redline_of(content_of(old), content_of(new), title))


def test_words_beside_a_change_in_a_cell_stay_apart():
    row = "Accounts\tThese are the rules of having an {} on the site."
    page = lxml.html.fromstring(page_of(row.format("account"), row.format("Account")))
    words = page.find(".//article").text_content()
    assert "Accounts | These are the rules of having an accountAccount on the site." in words


def test_a_page_says_what_is_compared_and_how_much_changed():
    page = lxml.html.fromstring(page_of(TEXT, TEXT.replace("30", "14") + "\nA word."))
    assert page.findtext(".//title") == "Changes in Survey"
    head = page.find(".//dl").text_content()
    for one in (OLD, NEW):
        assert one.sha256 in head
        assert one.imported.isoformat() in head
    assert "1 edited, 1 inserted." in page.text_content()
    assert page.find(".//li").text_content() == "30 → 14 (change 1)"
    assert page.get_element_by_id(page.find(".//li//a").get("href")[1:]) is page.find(".//article")
    edited, inserted = page.findall(".//article")
    assert [edited.findtext(".//del"), edited.findtext(".//ins")] == ["30", "14"]
    assert inserted.findtext(".//ins") == "A word."


def test_equal_texts_have_no_changes():
    page = lxml.html.fromstring(page_of(TEXT, TEXT))
    assert "No changes." in page.text_content()
    assert not page.findall(".//article")


def test_nothing_is_fetched_and_no_word_of_a_document_acts():
    old = '<script>alert(1)</script> "x" <img src="http://example.org/x.png"> costs 30 pounds.'
    page = page_of(old, old.replace("30", "<b onclick=x>14</b>\u202e"), "<script>t</script>")
    tree = lxml.html.fromstring(page)
    assert not tree.xpath(
        "//script|//img|//link|//b[@onclick]|//@src|//@href[not(starts-with(., '#'))]"
    )
    assert "default-src 'none'" in page
    assert "\u202e" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert '<img src="http://example.org/x.png">' in tree.find(".//article").text_content()


def test_what_was_done_is_seen_without_colour():
    new = "\n".join([LINES[0], LINES[2].replace("30", "14"), LINES[3], LINES[1]])
    page = page_of(TEXT, new)
    tree = lxml.html.fromstring(page)
    labels = [label.text for label in tree.findall(".//article//b")]
    assert labels == ["2. Moved away", "1. Edited", "2. Moved here"]
    assert tree.xpath("//article//del[@class='moved']/text()") == [LINES[1]]
    assert tree.xpath("//article//ins[@class='moved']/text()") == [LINES[1]]
    for rule in ("del", "ins", r"del\.moved", r"ins\.moved"):
        assert re.search(rf"^{rule} \{{[^}}]*text-decoration: [a-z]", page, re.MULTILINE)


def test_lines_stay_lines():
    page = page_of(TEXT, f"{TEXT}\nOne here.\nTwo there.")
    assert "<ins>One here.<br>Two there.</ins>" in page
