"""Questions that only stand out by their type: interviews, and what looks like one."""

from __future__ import annotations

import pytest

from desktop.domain import DocumentKind

ASKED = ("How did you come here?", "Were you afraid?", "And what do you do now?", "Would you stay?")
SAID = "I came with my brother in the spring, and we found that the walls had not been mended."
ADVICE = "Send the form to the office; it is free of charge, and an answer comes within a month."


def page(title: str, parts: str) -> str:
    """Return a page with a title."""
    return f"<html><title>{title}</title><body><h1>{title}</h1>{parts}</body></html>"


@pytest.mark.parametrize(
    "pattern",
    [
        "<p><strong>{q}</strong></p><p>{a}</p><p>{a}</p>",
        "<p><b>{q}</b><br>{a}</p>",
        "<p><em>{q}</em></p><p>{a}</p>",
        "<h3>{q}</h3><p>{a}</p>",
    ],
)
def test_questions_in_bold_italics_or_headings(read_file, pattern) -> None:
    parts = "".join(pattern.format(q=q, a=SAID) for q in ASKED)
    parsed = read_file("a.html", page("Walls of Eastport", f"<p>{SAID}</p>{parts}"))
    assert parsed.kind is DocumentKind.INTERVIEW
    made = [s for s in parsed.content.sections if s.facts]
    assert tuple(s.facts["question"] for s in made) == ASKED


def test_markdown(read_file) -> None:
    parts = "".join(f"**{q}**\n\n{SAID}\n\n" for q in ASKED)
    assert read_file("a.md", f"# A talk\n\n{parts}").kind is DocumentKind.INTERVIEW


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (
            "Permits",
            [(q, ADVICE) for q in ("How do I apply?", "Is it free?", "Who helps?", "When?")],
        ),
        ("Frequently asked questions", [(q, SAID) for q in ASKED]),
        ("Help with walls", [(q, SAID) for q in ASKED]),
        ("Walls", [(q, SAID) for q in ("The first", "The second", "Why walls?", "The end")]),
        ("Walls", [(q, SAID) for q in ASKED[:2]]),
        ("Walls", [(q, "") for q in ASKED]),
    ],
)
def test_what_is_no_interview(read_file, title, parts) -> None:
    body = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in parts)
    parsed = read_file("a.html", page(title, body))
    assert parsed.kind is not DocumentKind.INTERVIEW
