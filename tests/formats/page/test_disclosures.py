"""Headings in buttons, and what the buttons open, as pages of many makes write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from desktop.formats.page import disclosures

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

TEXT = "<p>The register is kept in the hall of the board, and anybody may read it there.</p>"
SHAPES = {
    "pattern": "<h3><button aria-expanded='true' aria-controls='c{n}'><span>{name}<span"
    " class='icon'></span></span></button></h3><div id='c{n}' role='region'>{text}</div>",
    "public office": "<h2 class='section-heading'><button aria-controls='c{n}'"
    " aria-expanded='false'><span><span>{name}</span></span><span class='visually-hidden'>, </span>"
    "<span class='section-toggle'><span>Show</span><span class='visually-hidden'> this section"
    "</span></span></button></h2><div id='c{n}' hidden='until-found'>{text}</div>",
    "framework": "<div class='item'><h2><button class='collapsed' data-bs-toggle='collapse'"
    " data-bs-target='#c{n}' aria-controls='c{n}'>{name}</button></h2><div id='c{n}'><div>{text}"
    "</div></div></div>",
    "linked": "<div class='panel'><h4><a data-toggle='collapse' href='#c{n}'>{name}</a></h4></div>"
    "<div id='c{n}'>{text}</div>",
    "link as button": "<h3><a role='button' href='#' aria-expanded='false' aria-controls='c{n}'>"
    "{name}</a></h3><div id='c{n}'>{text}</div>",
    "hidden": "<h3><button aria-expanded='false' aria-controls='c{n}'>{name} <b aria-hidden='true'>"
    "+</b></button></h3><div id='c{n}' hidden>{text}</div>",
    "folded by style": "<h3 aria-controls='c{n}'>{name}</h3><div id='c{n}' style='display: none'>"
    "{text}</div>",
    "German": "<h3><button aria-expanded='false'>{name}<em>Anzeigen</em></button></h3>{text}",
    "French": "<h3><button aria-expanded='false'>{name} <i>voir plus</i></button></h3>{text}",
    "Japanese": "<h3><button aria-expanded='false'>{name}<i>開く</i></button></h3>{text}",
    "bare": "<button class='accordion'>{name}</button><div style='display:none'>{text}</div>",
    "bare and named": "<button aria-expanded='false' aria-controls='c{n}'>{name}</button>"
    "<div id='c{n}'>{text}</div>",
    "in a box": "<div class='head'><button aria-expanded='false' aria-controls='c{n}'>{name}"
    "</button></div><div id='c{n}'>{text}</div>",
    "box to tick": "<div class='tab'><input type='checkbox' id='t{n}'><label for='t{n}'>{name}"
    "</label><div class='content'>{text}</div></div>",
    "in a box without names": "<div><button aria-expanded='false'>{name}</button></div>"
    "<div>{text}</div>",
    "no button": "<div role='button' aria-expanded='false' aria-controls='c{n}'>{name}</div>"
    "<div id='c{n}'>{text}</div>",
    "named heading": "<div role='heading' aria-level='3'><button aria-expanded='false'>{name}"
    "</button></div>{text}",
}
NAMES = ("What is held", "How to ask for it", "Open on Sundays")


@pytest.mark.parametrize("shape", SHAPES)
def test_headings_stand_above_their_texts(
    shape: str,
    from_html: Callable[..., Content],
    listed: Callable[[Content], list[tuple[str, int, str]]],
) -> None:
    parts = (SHAPES[shape].format(n=n, name=name, text=TEXT) for n, name in enumerate(NAMES))
    root = html.document_fromstring(f"<body><h1>Register</h1>{''.join(parts)}</body>")
    disclosures.show(root)
    found = listed(from_html(html.tostring(root, encoding="unicode")))
    said = [(kind, text) for kind, _, text in found if kind != "HEADING" or text != "Register"]
    text = html.fromstring(TEXT).text_content()
    assert said == [pair for name in NAMES for pair in (("HEADING", name), ("PARAGRAPH", text))]


def test_bare_headings_are_of_one_level() -> None:
    parts = "".join(SHAPES["bare"].format(name=name, text=TEXT) for name in NAMES)
    root = html.document_fromstring(f"<body><h1>R</h1><h2>Part</h2>{parts}</body>")
    disclosures.show(root)
    assert [e.text for e in root.iter("h3")] == list(NAMES)


@pytest.mark.parametrize(
    "markup",
    [
        f"<button aria-expanded='false'>Show more</button><div>{TEXT}</div>",
        f"<button aria-expanded='false'>Mehr anzeigen</button><div>{TEXT}</div>",
        f"<nav><button aria-expanded='false'>Courts</button><div>{TEXT}</div></nav>",
        (
            "<button aria-expanded='false'>Courts</button><ul><li><a href='/1'>All the courts there"
            " are</a></li><li><a href='/2'>Another one</a></li></ul>"
        ),
        f"<h2>Comments <button aria-expanded='false'>Turn on</button></h2>{TEXT}",
        f"<button>Subscribe</button><div>{TEXT}</div>",
        "<button aria-expanded='false' aria-controls='none'>Share</button><div>x</div>",
        f"<form><button aria-expanded='false'>Search</button><div>{TEXT}</div></form>",
    ],
)
def test_other_buttons_stay_what_they_are(markup: str) -> None:
    root = html.document_fromstring(f"<body>{markup}</body>")
    disclosures.show(root)
    assert root.find(".//button") is not None


def test_what_a_button_opens_is_shown_though_it_is_no_heading() -> None:
    markup = f"<button aria-controls='c'>Read more</button><div id='c' hidden>{TEXT}</div>"
    root = html.document_fromstring(f"<body>{markup}</body>")
    disclosures.show(root)
    assert root.get_element_by_id("c").get("hidden") is None
