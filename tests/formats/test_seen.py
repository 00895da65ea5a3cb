"""A page with a marked sentence wherever a reader can see one: each is kept, or listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Parsed

PROSE = (
    "The harbour board met on Tuesday, in open session, and heard from the auditor of {0}. Members"
    " asked why the {0} had cost more than was planned, and who had signed for it, and were told to"
    " wait for a written reply, which was promised within ten days."
)


def said(place: str) -> str:
    """Return the sentence that marks a place."""
    return f"Here the {place} says that the crane was sold twice."


def body(subject: str) -> str:
    return f"<p>{PROSE.format(subject)}</p>"


LEAD = {
    "standfirst": "<p class='standfirst'>{}</p>",
    "unnamed standfirst": "<p>{}</p>",
    "standfirst in a div": "<div class='intro'><div>{}</div></div>",
    "linked standfirst": "<p class='dek'>{} <a href='/report'>Read the report</a></p>",
    "second heading": "<h2 class='subtitle'>{}</h2>",
    "key point": "<ul class='key-points'><li>{}</li><li>Nobody signed</li></ul>",
    "key point box": "<div class='highlights'><h3>In short</h3><ul><li>{}</li></ul></div>",
    "lead caption": "<figure><img src='a.jpg' alt=''><figcaption>{}</figcaption></figure>",
    "editor's note": "<div class='note'><em>{}</em></div>",
}
INSIDE = {
    "paragraph": "<p>{}</p>",
    "bare text": "<div>{}</div>",
    "caption": "<figure><img src='a.jpg' alt=''><figcaption>{}</figcaption></figure>",
    "picture text": "<div class='picture'><img src='a.jpg' alt=''><p class='caption'>{}</p></div>",
    "aside": "<aside><p>{}</p></aside>",
    "pull quote": "<aside class='pullquote'><blockquote><p>{}</p></blockquote></aside>",
    "block quote": "<blockquote>{}</blockquote>",
    "quotation's source": "<blockquote><p>Yes.</p><footer>{}</footer></blockquote>",
    "fact box": "<div class='factbox'><h3>Facts</h3><p>{}</p></div>",
    "opened detail": "<details open><summary>More</summary><p>{}</p></details>",
    "closed detail": "<details><summary>More</summary><p>{}</p></details>",
    "summary": "<details><summary>{}</summary><p>It is so.</p></details>",
    "list item": "<ul><li>{}</li></ul>",
    "numbered item": "<ol><li>{}</li></ol>",
    "term": "<dl><dt>{}</dt><dd>That.</dd></dl>",
    "definition": "<dl><dt>Crane</dt><dd>{}</dd></dl>",
    "data cell": "<table><tr><th>Year</th><th>Word</th></tr><tr><td>1</td><td>{}</td></tr></table>",
    "table caption": "<table><caption>{}</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>",
    "layout cell": "<table role='presentation'><tr><td>{}</td></tr></table>",
    "row of a layout": "<table><tr><td>1</td><td>It rained.</td></tr><tr><td>2</td><td>{}</td>"
    "</tr></table>",
    "preformatted": "<pre>{}</pre>",
    "code": "<p><code>{}</code></p>",
    "unread line": "<p><span aria-hidden='true'>{}</span></p>",
    "unread figure": "<figure aria-hidden='true'><figcaption>{}</figcaption></figure>",
    "unread quote": "<div class='quote' aria-hidden='true'><p>{}</p></div>",
    "shadow root": "<x-box><template shadowrootmode='open'><p>{}</p></template></x-box>",
    "shadow slot": "<x-box><template shadowrootmode='open'><div><slot></slot></div></template>"
    "<p>{}</p></x-box>",
    "named slot": "<x-box><template shadowrootmode='closed'><p><slot name='a'>no</slot></p>"
    "</template><span slot='a'>{}</span></x-box>",
    "written frame": "<iframe srcdoc='&lt;p&gt;{}&lt;/p&gt;'></iframe>",
    "inline frame": "<iframe src='data:text/html,&lt;p&gt;{}&lt;/p&gt;'></iframe>",
    "button heading": "<h3><button aria-expanded='false' aria-controls='c1'>{}</button></h3>"
    "<div id='c1'><p>It is kept in the hall of the board.</p></div>",
    "lone button": "<button class='accordion' aria-expanded='false'>{}</button>"
    "<div><p>It is kept in the hall of the board.</p></div>",
    "folded part": "<h3><button aria-expanded='false' aria-controls='c2'>Folded</button></h3>"
    "<div id='c2' hidden><p>{}</p></div>",
    "linked paragraph": "<p><a href='/1'>{}</a></p>",
    "linked div": "<div><a href='/2'>{}</a></div>",
    "linked paragraph in a div": "<div class='markup'><p><a href='/3'><b>{}</b></a></p></div>",
    "address": "<address>{}</address>",
    "section header": "<div class='section-header'><h3>{}</h3></div>",
    "heading called media": "<h2 class='media-heading'>{}</h2>",
    "box called media": "<div class='media'><div class='media-body'><p>{}</p></div></div>",
    "box called scroll": "<div class='scroll-item'><p>{}</p></div>",
    "small print": "<p><small>{}</small></p>",
    "correction": "<div class='correction'><p>{}</p></div>",
    "inserted text": "<ins><p>{}</p></ins>",
    "box with a button": "<div><p>{}</p><button>Copy</button></div>",
    "text between lines": "<div>It rained.<br>{}<br>It rained on.</div>",
    "legend of a group": "<div role='group'><p>{}</p></div>",
    "headed section": "<section><h2>On</h2><p>{}</p></section>",
    "gallery": "<div class='row'><div><img src='1.jpg'><p>{}</p></div><div><img src='2.jpg'></div>"
    "<div><img src='3.jpg'></div></div>",
    "linked prose": "<div><p>{} It was <a href='/4'>seen by the pilots</a> and the"
    " <a href='/5'>keeper of the light</a>.</p></div>",
    "text until found": "<div hidden='until-found'><p>{}</p></div>",
    "box beside the text": "<div class='sidebar-note'><p>{}</p></div>",
    "ruby": "<p><ruby>舟<rt>ふね</rt></ruby> {}</p>",
    "footnote": "<section class='footnotes'><ol><li id='fn1'>{}</li></ol></section>",
    "foot of the article": "<footer class='article-footer'><p>{}</p></footer>",
}
FURNITURE = {
    "menu": ("menus", "<nav><ul><li><a href='/'>{}</a></li></ul></nav>"),
    "comment": ("comments", "<div class='comments'><div class='comment'><p>{}</p></div></div>"),
    "teaser": ("other articles", "<div class='related-stories'><p><a href='/t'>{}</a></p></div>"),
    "cookie notice": ("notices", "<div class='cookie-banner'><p>{}</p></div>"),
    "letter": ("notices", "<div class='newsletter-box'><p>{}</p></div>"),
    "form": ("forms and buttons", "<form><label>{} <input name='q'></label></form>"),
    "advertisement": ("advertisements", "<div class='ad'><p>{}</p></div>"),
    "framed advertisement": (
        "advertisements",
        "<iframe id='ads_frame_/1/x_0' srcdoc='&lt;p&gt;{}&lt;/p&gt;'></iframe>",
    ),
    "side column": ("side column", "<div class='sidebar'><p>{}</p></div>"),
    "page foot": ("foot of the page", "<footer><p>{}</p></footer>"),
    "hidden word": ("hidden text", "<div style='display:none'><p>{}</p></div>"),
}


def written(places: dict[str, str]) -> str:
    subjects = [f"berth {n}" for n in range(len(places))]
    return "".join(
        shape.format(said(place)) + body(subject)
        for (place, shape), subject in zip(places.items(), subjects, strict=True)
    )


def page(lead: str = "", inside: str = "", around: str = "") -> str:
    return (
        "<html><head><title>Crane sold twice – Harbour Post</title></head><body>"
        f"<article><header><h1>Crane sold twice</h1>{lead}</header>"
        f"<div class='story'>{body('crane')}{inside}{body('audit')}{body('reply')}</div></article>"
        f"{around}</body></html>"
    )


def plain(parsed: Parsed) -> str:
    return " ".join(parsed.content.text.split())


@pytest.mark.parametrize("place", LEAD)
def test_what_stands_between_headline_and_text_is_kept(
    place: str, read_file: Callable[..., Parsed]
) -> None:
    text = plain(read_file("page.html", page(lead=LEAD[place].format(said(place)))))
    assert said(place) in text
    assert text.index(said(place)) < text.index("auditor of crane")


@pytest.mark.parametrize("place", INSIDE)
def test_what_stands_inside_the_text_is_kept(place: str, read_file: Callable[..., Parsed]) -> None:
    inside = body("invoice") + INSIDE[place].format(said(place)) + body("contract")
    text = plain(read_file("page.html", page(inside=inside)))
    assert said(place) in text
    assert text.index("auditor of invoice") < text.index(said(place))


@pytest.mark.parametrize("place", FURNITURE)
def test_what_is_left_out_is_listed(place: str, read_file: Callable[..., Parsed]) -> None:
    kind, shape = FURNITURE[place]
    parsed = read_file("page.html", page(around=shape.format(said(place))))
    assert said(place) not in plain(parsed)
    count = len(re.findall(r"\w+", said(place)))
    assert f"{kind} ({count} words)" in parsed.facts.other["left_out"]


def test_every_place_of_one_page(read_file: Callable[..., Parsed]) -> None:
    around = "".join(shape.format(said(name)) for name, (_, shape) in FURNITURE.items())
    lead = "".join(shape.format(said(name)) for name, shape in LEAD.items())
    parsed = read_file("page.html", page(lead, written(INSIDE), around))
    text = plain(parsed)
    assert [name for name in (*LEAD, *INSIDE) if said(name) not in text] == []
    assert all(text.count(said(name)) == 1 for name in INSIDE)
    assert all(kind in parsed.facts.other["left_out"] for kind, _ in FURNITURE.values())


def test_the_whole_page_brings_everything_back(read_file: Callable[..., Parsed]) -> None:
    around = "".join(shape.format(said(name)) for name, (_, shape) in FURNITURE.items())
    parsed = read_file("page.html", page("", written(INSIDE), around), whole_page=True)
    assert [name for name in (*FURNITURE, *INSIDE) if said(name) not in plain(parsed)] == []
    assert "left_out" not in parsed.facts.other
