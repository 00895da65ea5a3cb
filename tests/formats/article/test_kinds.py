"""Of which kind the parts of a page are."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.article import kinds
from desktop.formats.article.kinds import Kind
from desktop.formats.article.measured import Page


def kind_of(markup: str, around: str = "") -> Kind:
    page = Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))
    line = next(n for n, e in enumerate(page.elements) if e.text == "x")
    kept = {n for n, e in enumerate(page.elements) if around and e.get("id") == around}
    return kinds.kind_of(page, line, kept | {0})


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<div><p>x</p></div>", Kind.TEXT),
        ("<nav><ul><li>x</li></ul></nav>", Kind.MENUS),
        ("<div role='navigation'><p>x</p></div>", Kind.MENUS),
        ("<form><p>x</p></form>", Kind.FORMS),
        ("<div><p>x</p><div><input name='mail'></div></div>", Kind.FORMS),
        ("<div><p>x</p><button>Copy</button></div>", Kind.TEXT),
        ("<div class='post-comments'><p>x</p></div>", Kind.COMMENTS),
        ("<div class='ad-slot'><p>x</p></div>", Kind.ADVERTISEMENTS),
        ("<div class='cookieBanner'><p>x</p></div>", Kind.NOTICES),
        ("<div class='relatedStories'><p>x</p></div>", Kind.RELATED),
        ("<ul class='share'><li>x</li></ul>", Kind.SHARING),
        ("<p class='byline'>x</p>", Kind.BYLINE),
        ("<footer><p>x</p></footer>", Kind.FOOT),
        ("<article><footer><p>x</p></footer></article>", Kind.TEXT),
        ("<div class='sidebar'><p>x</p></div>", Kind.SIDE),
        ("<div class='comments'><nav><a>x</a></nav></div>", Kind.MENUS),
    ],
)
def test_kinds(markup: str, kind: Kind) -> None:
    assert kind_of(markup) is kind


def test_what_holds_the_article_tells_nothing() -> None:
    assert kind_of("<div class='sidebar-layout' id='a'><p>x</p></div>") is Kind.SIDE
    assert kind_of("<div class='sidebar-layout' id='a'><p>x</p></div>", around="a") is Kind.TEXT


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Quarrie, Harbour Correspondent",
        "Von A. Kern",
        "Ines Quarrie and Wen Lo in Eastport",
        "3 May 2024",
        "Thu 3 Jan 2019 02.00 EST Last modified on Wed 16 Jan 2019 06.16 EST",
        "Updated 10:30",
        "5 min read",
        "记者 王芳",
        "Lesezeit: 3 Minuten",
    ],
)
def test_bylines(line: str) -> None:
    assert kinds.is_byline(line, ("Ines Quarrie",))


@pytest.mark.parametrize(
    "line",
    [
        "By the time the dam broke, nobody in the lower town had been told of it. Nor of the rest.",
        "Nobody was told",
        "On 3 May 2024 the dam broke. Nobody was told.",
        "Ines Quarrie, who kept the register for eleven years, was never asked about it by them.",
    ],
)
def test_other_lines(line: str) -> None:
    assert not kinds.is_byline(line, ("Ines Quarrie",))
