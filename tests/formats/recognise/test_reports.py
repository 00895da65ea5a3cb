"""A report says what it is on its first page, and its divisions are its outline."""

from __future__ import annotations

from desktop.domain import DocumentKind, LocatorKind

BODY = "The Rapporteur met the people who live beside the walls, and they told of what they saw."
FRONT = (
    "United Nations\nA/HRC/12/34\nGeneral Assembly\nDistr.: General\n3 March 2024\n\n"
    "Agenda item 4\n\nSituation of the harbour towns\n\n"
    "Report of the Special Rapporteur on the situation of the harbour towns\n\n"
)


def report() -> str:
    """Return a report of nine numbered paragraphs in three divisions."""
    parts = {1: "I. Introduction", 4: "II. Findings", 7: "III. Conclusions"}
    made = FRONT
    for number in range(1, 10):
        made += f"{parts[number]}\n\n" if number in parts else ""
        made += f"{number}. {BODY}\n\n" + ("(a) One;\n\n(b) Two.\n\n" if number == 8 else "")
    return made


def test_front_page_outline_and_paragraphs(recognised) -> None:
    content, kind, facts = recognised(report())
    assert kind is DocumentKind.REPORT
    assert facts.title == "Situation of the harbour towns"
    assert facts.date == "2024-03-03"
    assert facts.other["symbol"] == "A/HRC/12/34"
    assert [s.title for s in content.sections] == [
        *("I. Introduction", "II. Findings", "III. Conclusions"),
    ]
    labels = [at.label for at in content.locators if at.kind is LocatorKind.PARAGRAPH]
    assert labels == [*"12345678", "8(a)", "8(b)", "9"]


def test_a_numbered_web_page_is_a_report_too(read_file) -> None:
    paragraphs = "".join(f"<p>{n}.&nbsp;&nbsp; {BODY}</p>" for n in range(1, 10))
    page = f"<p><b>I. Walls</b></p>{paragraphs}<p><b>II. Doors</b></p><p>10. {BODY}</p>"
    parsed = read_file("a.html", f"<html><title>Walls</title><body>{page}</body></html>")
    assert parsed.kind is DocumentKind.REPORT
    assert [s.title for s in parsed.content.sections] == ["I. Walls", "II. Doors"]


def test_an_essay_in_parts_is_no_report(recognised) -> None:
    content, kind, _ = recognised(f"On walls\n\nI\n\n{BODY}\n\nII\n\n{BODY}\n\nIII\n\n{BODY}\n")
    assert kind is DocumentKind.DOCUMENT
    assert [s.title for s in content.sections] == ["I", "II", "III"]
