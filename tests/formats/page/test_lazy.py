from __future__ import annotations

from lxml import html

from desktop.formats.page import lazy


def pictures(markup: str, title: str = "") -> list[tuple[str | None, str | None]]:
    root = html.document_fromstring(f"<body>{markup}</body>")
    lazy.show_pictures(root, title)
    return [(p.get("src"), p.get("alt")) for p in root.iter("img") if not _in_noscript(p)]


def _in_noscript(picture: html.HtmlElement) -> bool:
    return any(a.tag == "noscript" for a in picture.iterancestors())


def test_later_address_replaces_a_stand_in() -> None:
    assert pictures('<img src="data:image/gif;base64,R0l" data-src="a/crane.jpg">') == [
        ("a/crane.jpg", "")
    ]
    assert pictures('<img src="a/crane.jpg" data-src="http://x/crane.jpg">')[0][0] == "a/crane.jpg"


def test_picture_for_readers_without_scripts() -> None:
    found = pictures('<p><img src="spacer.gif"><noscript><img src="crane.jpg"></noscript></p>')
    assert found == [("crane.jpg", "")]
    found = pictures('<div><noscript><img src="crane.jpg" alt="A crane"></noscript> tail</div>')
    assert found == [("crane.jpg", "A crane")]


def test_words_for_readers_without_scripts_stay_away() -> None:
    assert pictures('<noscript>Please enable scripts <img src="x.gif"></noscript>') == []


def test_descriptions_that_say_nothing_new() -> None:
    assert pictures('<img src="a" alt="IMG_0042.jpg">')[0][1] == ""
    assert pictures('<img src="a" alt="Nine cranes lost">', "Nine cranes lost")[0][1] == ""
    figure = (
        '<figure><img src="a" alt="A crane at berth nine"><figcaption>A crane at berth nine in'
        " March</figcaption></figure>"
    )
    assert pictures(figure)[0][1] == ""
    name = '<h2><img src="a" alt="Photo of Ines Quarrie"><b>Ines Quarrie</b></h2>'
    assert pictures(name)[0][1] == ""
    assert pictures('<p>Text</p><img src="a" alt="A tug">')[0][1] == "A tug"


def test_what_opens_at_a_click_is_shown() -> None:
    root = html.document_fromstring(
        '<body><p hidden>one</p><p style="display:none">two</p>'
        '<p style="color:red">three</p></body>'
    )
    lazy.show_hidden(root)
    assert [dict(p.attrib) for p in root.iter("p")] == [{}, {}, {"style": "color:red"}]
