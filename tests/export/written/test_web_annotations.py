from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import PlacementStatus, Region
from tests.export.written.samples import selection_of, source_of, written


def page(*sources):
    return json.loads(written("w3c", selection_of(*sources)))


def test_an_annotation_has_its_bodies_and_selectors():
    source = source_of("Title\nA passage.", (6, 16), note="Why", tags=("a/b", "c"))
    told = page(source)
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert told["partOf"]["total"] == 1
    (item,) = told["items"]
    assert item["id"].startswith("manicule://")
    assert item["creator"] == {"type": "Person", "name": "Ada Marsh"}
    bodies = [(body["purpose"], body["value"]) for body in item["body"]]
    assert bodies == [("tagging", "a/b"), ("tagging", "c"), ("commenting", "Why")]
    quote, position = item["target"]["selector"]
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == ("A passage.", "Title\n", "")
    assert (position["start"], position["end"]) == (6, 16)


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])),
       st.data())  # fmt: skip
def test_positions_count_code_points_of_the_text_that_is_quoted(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    ((quote, position),) = [
        item["target"]["selector"] for item in page(source_of(text, (start, end)))["items"]
    ]
    assert text[position["start"] : position["end"]] == quote["exact"]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert whole in text


def test_words_that_moved_are_selected_where_they_stand_now():
    source = source_of("New Title\nA passage.", (10, 20))
    (one,) = source.highlights
    anchor = replace(one.anchor, start=6, end=16, prefix="Title\n")
    moved = replace(one, anchor=anchor)
    (item,) = page(replace(source, highlights=(moved,)))["items"]
    quote, position = item["target"]["selector"]
    assert (position["start"], quote["prefix"]) == (10, "New Title\n")


def test_words_that_are_gone_are_selected_as_they_were():
    source = source_of("Title\nA passage.", (6, 16), status=PlacementStatus.LOST)
    (item,) = page(source)["items"]
    assert item["target"]["selector"][0]["exact"] == "A passage."


def test_an_area_names_its_page():
    source = source_of("Words", (0, 5))
    document = replace(source.document, media_type="application/pdf")
    (one,) = source.highlights
    area = replace(one, anchor=replace(one.anchor, region=Region(2, 10, 20, 110, 70)))
    (item,) = page(replace(source, document=document, highlights=(area,)))["items"]
    assert item["target"]["selector"][-1]["value"] == "page=3&viewrect=10,20,100,50"


def test_a_page_of_the_web_is_the_source_itself():
    source = source_of("Words", (0, 5), facts={"url": "https://example.org/a"})
    (item,) = page(source)["items"]
    assert item["target"]["source"] == "https://example.org/a"
    assert item["target"]["scope"].startswith("manicule://")
