"""What is said to the ear in the place of what is seen."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.page import speech


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<b aria-hidden='true'>544</b> held", "544 held"),
        ("<b aria-hidden='true'>€12m</b><i class='sr-only'>12 million euros</i> paid", "€12m paid"),
        ("<i class='visually-hidden'>12 million</i><b aria-hidden='true'>€12m</b>", "€12m"),
        ("<i class='material-icons' aria-hidden='true'>expand_more</i>More", "More"),
        ("<i class='icon' aria-hidden='true'>Two words</i>", "Two words"),
        ("<i class='sr-only'>Figure:</i> a crane", "Figure: a crane"),
        ("<b aria-hidden='true'>→</b><i class='sr-only'>next</i>", "→next"),
        ("<b aria-hidden='false'>a</b><i class='sr-only'>b</i>", "ab"),
    ],
)
def test_what_is_seen_stays(markup: str, expected: str) -> None:
    root = html.document_fromstring(f"<body><p>{markup}</p></body>")
    speech.keep_what_is_seen(root)
    assert root.text_content() == expected
