"""Pages of written questions keep every part of each question."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.domain import DocumentKind
from desktop.formats.web import asked

REPLY = "The Department keeps no record of the walls mended, and would need weeks to gather them."
CARD = """<div class="card"><div class="in"><div class="title"><a href="/q/{n}">{title}</a></div>
<div>Question for Department for Walls</div><div>UIN 1234{n}, tabled on 3 March 2024</div>
<div><span class="name">Ida Marsk</span><span class="party">Labour</span><span class="seat">Eastport
</span></div><div>3 March 2024</div><div>To ask the Secretary of State for Walls, how many there
are.</div><div><span>Bo Hara</span> <span>Minister of State (Walls)</span></div><div>Answered on 12
March 2024</div><div><p>{reply}</p></div></div></div>"""
FRAME = (
    "<html><title>Questions</title><body><nav><a href='/'>Home</a><a href='/m'>Members</a></nav>"
    "<form><input><button>Search</button></form><main><h1>Questions and answers</h1>{}</main>"
    "<footer><a href='/c'>Cookies</a></footer></body></html>"
)


def test_cards_keep_titles_that_are_links_and_names(read_file) -> None:
    cards = "".join(
        CARD.format(n=n, title=title, reply=REPLY)
        for n, title in enumerate(("Walls: North", "Walls: South", "Walls: West"))
    )
    parsed = read_file("a.html", FRAME.format(cards))
    made = [s for s in parsed.content.sections if s.facts]
    assert parsed.kind is DocumentKind.WRITTEN_QUESTIONS
    assert [s.title for s in made] == ["Walls: North", "Walls: South", "Walls: West"]
    assert dict(made[1].facts) == {
        "asked_by": "Ida Marsk",
        "party": "Labour",
        "constituency": "Eastport",
        "asked_of": "Department for Walls",
        "answered_by": "Bo Hara",
        "role": "Minister of State (Walls)",
        "uin": "12341",
        "tabled": "3 March 2024",
        "date": "12 March 2024",
    }
    assert "Home" not in parsed.content.text
    assert "Cookies" not in parsed.content.text


def test_questions_with_many_links_stay(read_file) -> None:
    one = (
        "<section><h3>Harbour {n}</h3><div><h4>Questions ({n})</h4><p><a href='/m'>Ada Quill</a>"
        "</p><h4>Question:</h4><p>{n}. Deputy <a href='/m'>Ada Quill</a> asked the <a href='/d'>"
        "Minister for Walls</a> the number mended; and if she will make a statement on the matter."
        " [99{n}/24]</p><p><a href='/v'>View answer</a></p></div><div><h4>Written answers</h4>"
        "<p>{reply}</p></div></section>"
    )
    sections = "".join(one.format(n=n, reply=REPLY) for n in (1, 2))
    parsed = read_file("a.html", FRAME.format(sections))
    made = [s for s in parsed.content.sections if s.facts]
    assert [s.title for s in made] == ["Harbour 1", "Harbour 2"]
    assert {s.facts["asked_by"] for s in made} == {"Deputy Ada Quill"}


@pytest.mark.parametrize(
    "body",
    [
        "<p>To ask for help, write to the office and wait for an answer.</p>",
        "<p>The walls fell. She asked the minister why, and he had no answer to give.</p>",
        "<nav>To ask the Secretary of State for Walls, how many there are.</nav>",
    ],
)
def test_other_pages_keep_nothing_by_force(body) -> None:
    source = f"<html><body>{body}</body></html>"
    assert asked.find(html.document_fromstring(source), source) == []
