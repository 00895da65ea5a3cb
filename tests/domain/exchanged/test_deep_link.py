from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchanged.deep_link import DeepLink, link_to, read_link

IDS = st.uuids().map(str)


@given(IDS, IDS, IDS | st.just(""))
def test_a_link_leads_where_it_was_made_for(library: str, document: str, highlight: str) -> None:
    made = link_to(library, document, highlight)
    assert read_link(made) == DeepLink(library, document, highlight)
    assert read_link(f" {made.upper()}/ ") == DeepLink(library, document, highlight)


@pytest.mark.parametrize(
    "text",
    [
        "", "manicule://", "manicule:///etc/passwd", "https://example.org", "manicule://a/b/c",
        "manicule://../../x", "file:///tmp",
    ],
)  # fmt: skip
def test_what_is_no_link_leads_nowhere(text: str) -> None:
    assert read_link(text) is None
