from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain import DocumentKind, LocatorKind
from desktop.formats import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import Parsed

SPEAKERS = [("Ines Quarrie", "(Northtown) (Lab)"), ("Wen Abara", "(Eelport) (Con)")]


def parsed(folder: Path, body: str, *, whole_page: bool = False) -> Parsed:
    path = folder / "record.html"
    path.write_text(
        f"""<html><head><title>Harbours - Record</title></head><body>
        <nav><a href="/">Home</a></nav><h1>Harbours</h1><div class="debate">{body}</div>
        </body></html>""",
        "utf-8",
    )
    return read(path, whole_page=whole_page)


def speech(number: int) -> str:
    name, seat = SPEAKERS[number % 2]
    return f"""<div class="debate-item" id="c{number}">
        <span class="column-number" data-column-number="{40 + number}"></span>
        <div class="timestamp">{number + 2}.15 pm</div>
        <div class="header"><a class="attributed-to-details" href="/m/{number % 2}">
        <div class="primary-text">{name}</div><div class="secondary-text">{seat}</div></a></div>
        <div class="content"><p>Speech {number} is about eels, of which there are few.</p>
        <p>And speech {number} goes on about them, with figures, for longer than it ought.</p></div>
        </div>"""


@pytest.mark.parametrize("whole_page", [False, True])
def test_every_speech_is_a_section_with_speaker_and_time(tmp_path: Path, whole_page: bool) -> None:
    made = parsed(tmp_path, "".join(map(speech, range(8))), whole_page=whole_page)
    assert made.kind is DocumentKind.DEBATE
    text = made.content.text
    sections = [s for s in made.content.sections if "speaker" in s.facts]
    assert [s.title for s in sections] == [SPEAKERS[n % 2][0] for n in range(8)]
    for number, section in enumerate(sections):
        own = text[section.start : section.end]
        assert own.startswith(f"{SPEAKERS[number % 2][0]} {SPEAKERS[number % 2][1]}\n")
        assert f"speech {number} goes on" in own
        assert section.facts["time"] == f"{number + 2}.15 pm"
        assert section.facts["party"] == ("Lab", "Con")[number % 2]
        assert section.facts["constituency"] == ("Northtown", "Eelport")[number % 2]
        assert made.content.locator(section.start, LocatorKind.PAGE) == str(40 + number)


def test_name_and_office_in_a_heading(tmp_path: Path) -> None:
    body = "".join(
        f"""<div class="debate-speech" id="g{n}"><div class="debate-speech__speaker"><h2><a
        href="/mp/{n % 2}">
        <strong class="debate-speech__speaker__name">{SPEAKERS[n % 2][0]}</strong>
        <small class="debate-speech__speaker__position">Minister for Eels</small></a></h2></div>
        <div class="debate-speech__content"><p>Speech {n}, on eels, and on nothing else.</p></div>
        </div>"""
        for n in range(6)
    )
    made = parsed(tmp_path, body)
    sections = [s for s in made.content.sections if "speaker" in s.facts]
    assert [s.facts["speaker"] for s in sections] == [SPEAKERS[n % 2][0] for n in range(6)]
    assert {s.facts["role"] for s in sections} == {"Minister for Eels"}


def test_list_of_speakers_is_no_debate(tmp_path: Path) -> None:
    body = "".join(
        f"""<div class="card"><h3 class="speaker-name">Speaker {name}</h3><p>{name} has fished for
        forty years, in all weathers, and will tell us about it.</p></div>"""
        for name in ("Quarrie", "Abara", "Silt", "Wrack", "Kelp", "Gannet")
    )
    made = parsed(tmp_path, body)
    assert made.kind is not DocumentKind.DEBATE
    assert "Gannet has fished" in made.content.text


def test_a_list_of_news_with_their_sources_is_no_debate(tmp_path: Path) -> None:
    item = (
        '<li><h3><a href="/x">The walls of the harbour have fallen at last</a></h3><p>A summary of'
        ' what happened at the harbour on Monday.</p><div class="attribution"><span>{}</span></div>'
        "<button>Save</button></li>"
    )
    names = ("Harbour Post", "Tide Times", "Harbour Post", "Tide Times", "Ada Quill")
    page = tmp_path / "a.html"
    page.write_text(f"<body><ul>{''.join(map(item.format, names))}</ul></body>")
    assert read(page).kind is not DocumentKind.DEBATE
