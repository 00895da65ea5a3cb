from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.export.written.samples import LIBRARY, selection_of, source_of, written


def items(*sources, **known):
    return json.loads(written("json", selection_of(*sources, **known)))


def test_an_item_is_what_scripts_know_and_leads_back():
    source = source_of("Title\nA passage.", (6, 16), note="Why", tags=("a",))
    (item,) = items(source)
    highlight = source.highlights[0]
    assert (item["id"], item["start"], item["end"]) == (highlight.id, 6, 16)
    assert (item["quote"], item["note"], item["tags"]) == ("A passage.", "Why", ["a"])
    assert item["link"] == f"manicule://{LIBRARY}/{highlight.document_id}/{highlight.id}"
    assert (item["title"], item["by"]) == ("A report", "Ada Marsh")
    assert item["citation_key"] == "marsh2024"
    assert item["citation"] == "“A report”"


def test_a_file_can_be_read_line_by_line():
    source = source_of("One two three", (0, 3), (4, 7), (8, 13))
    lines = written("json", selection_of(source)).decode().splitlines()
    quotes = [json.loads(line.rstrip(","))["quote"] for line in lines[1:-1]]
    assert quotes == ["One", "two", "three"]


def test_an_item_tells_its_heading():
    (item,) = items(source_of("One", (0, 3)), heading="a/b")
    assert item["tag"] == "a/b"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_note_comes_back(note):
    assert items(source_of("One", (0, 3), note=note))[0]["note"] == note
