from __future__ import annotations

import pytest

from desktop.formats.exchange.zotero.zotero_links import page_in, passage_link, without_page


def test_links_lead_to_annotations_of_files() -> None:
    found = passage_link("zotero://open-pdf/library/items/AAAA1111?page=3&annotation=KKKK1111")
    assert (found.file, found.annotation, found.page) == ("AAAA1111", "KKKK1111", "3")
    assert found.identity == "zotero:KKKK1111"
    other = passage_link("zotero://open/groups/7/items/AAAA1111?page=3&amp;annotation=x")
    assert (other.file, other.identity) == ("groups/7/AAAA1111", "")
    assert passage_link("zotero://select/library/items/AAAA1111") is None
    assert passage_link("https://a.example") is None


@pytest.mark.parametrize(
    ("citation", "page", "rest"),
    [
        ("(Amaya, 2010, p. 83)", "83", "Amaya, 2010"),
        ("Amaya, 2010, pp. 83–84", "83", "Amaya, 2010"),
        ("Marsh, 2024, S. iv", "iv", "Marsh, 2024"),
        ("Marsh, 2024", "", "Marsh, 2024"),
        ("(p. 3)", "3", ""),
    ],
)
def test_citations_end_in_pages(citation: str, page: str, rest: str) -> None:
    assert (page_in(citation), without_page(citation)) == (page, rest)
