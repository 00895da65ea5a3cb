"""A space between what a page sets apart by style alone."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.page import seams


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<span class="n">Ida Marsk</span><span class="p">Labour</span>', "Ida Marsk Labour"),
        ('<a class="n">Ida</a><time class="d">(3 May)</time>', "Ida (3 May)"),
        ('<strong class="n">Q1.</strong><span class="t">Who?</span>', "Q1. Who?"),
        ('<span class="n"><b>Ida</b></span><span class="p"><i>Lab</i></span>', "Ida Lab"),
    ],
)
def test_names_are_parted(markup, words) -> None:
    root = html.fragment_fromstring(f"<p>{markup}</p>")
    seams.part(root)
    assert root.text_content() == words


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="drop">T</span><span class="x">he walls</span>',
        "<span>i</span><span>Phone</span>",
        '<span class="a">Mc</span>Donald',
        '<span class="a">walls</span><span class="b">ide</span>',
        '<span class="a">Ida</span> <span class="b">Marsk</span>',
        '<span class="a"></span><span class="b">Marsk</span>',
    ],
)
def test_words_in_parts_stay_whole(markup) -> None:
    root = html.fragment_fromstring(f"<p>{markup}</p>")
    before = root.text_content()
    seams.part(root)
    assert root.text_content() == before
