"""Events in a message."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.mail.invitations import events

WHOLE = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY;LANGUAGE=en:Hearing of nine wit\r\n nesses\r\n"
    'DTSTART;TZID="Europe/Berlin":20240102T100000\r\nDTEND;TZID="Europe/Berlin":20240102T113000\r\n'
    "LOCATION:Old hall\\, room 3\\; north\r\nRRULE:FREQ=WEEKLY\r\n"
    'ORGANIZER;CN="Vale, Rosa":mailto:rosa@example.org\r\n'
    "ATTENDEE;CN=Tom Orr;RSVP=TRUE:MAILTO:tom@example.org\r\nATTENDEE:mailto:b@example.org\r\n"
    "DESCRIPTION:Bring the\\nregisters\\, please.\\n\\nC:\\\\x\r\n"
    "BEGIN:VALARM\r\nDESCRIPTION:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])


def test_an_invitation_in_full() -> None:
    (found,) = events(WHOLE)
    assert found.summary == "Hearing of nine witnesses"
    assert found.lines == (
        "When: 2024-01-02 10:00–11:30 Europe/Berlin",
        "Repeats: FREQ=WEEKLY",
        "Where: Old hall, room 3; north",
        "Organiser: Vale, Rosa <rosa@example.org>",
        "Invited: Tom Orr <tom@example.org>, b@example.org",
    )
    assert found.description == "Bring the\nregisters, please.\n\nC:\\x"


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20240102T100000Z",), "2024-01-02 10:00 UTC"),
        (("DTSTART:20240102T100000",), "2024-01-02 10:00"),
        (("DTSTART:20240102T100000Z", "DURATION:PT1H30M"), "2024-01-02 10:00–11:30 UTC"),
        (
            ("DTSTART:20240102T230000Z", "DTEND:20240103T010000Z"),
            "2024-01-02 23:00 UTC – 2024-01-03 01:00 UTC",
        ),
        (
            ("DTSTART;TZID=Asia/Tokyo:20240102T100000", "DTEND:20240102T030000Z"),
            "2024-01-02 10:00 Asia/Tokyo – 2024-01-02 03:00 UTC",
        ),
        (("DTSTART;VALUE=DATE:20240102", "DTEND;VALUE=DATE:20240103"), "2024-01-02"),
        (("DTSTART;VALUE=DATE:20240102", "DTEND;VALUE=DATE:20240104"), "2024-01-02 – 2024-01-03"),
        (("DTSTART;VALUE=DATE:20240102", "DURATION:P2D"), "2024-01-02 – 2024-01-03"),
        (("DTSTART:soon",), "soon"),
    ],
)
def test_when_an_event_is(lines: tuple[str, ...], when: str) -> None:
    assert events(event(*lines))[0].lines == (f"When: {when}",)


def test_what_was_cancelled_says_so() -> None:
    assert events(event("STATUS:CANCELLED"))[0].lines == ("Status: cancelled",)
    assert events("METHOD:CANCEL\n" + event("SUMMARY:x"))[0].lines == ("Status: cancelled",)


def test_old_calendars_pack_their_lines() -> None:
    packed = "DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=C3=A9 =\r\n and=0Amore"
    assert events(event(packed))[0].description == "café and\nmore"


def test_tasks_and_several_events_keep_their_order() -> None:
    task = "BEGIN:VTODO\nSUMMARY:Task\nDUE:20240102\nEND:VTODO"
    found = events(event("SUMMARY:One") + "\n" + task + "\n" + event("SUMMARY:Two"))
    assert [(e.summary, e.lines) for e in found] == [
        ("One", ()),
        ("Task", ("Due: 2024-01-02",)),
        ("Two", ()),
    ]


@given(st.text(alphabet='BEGIN:VT;="\\\r\n, 0123456789ZPDTSTART', max_size=200))
def test_anything_is_read(written: str) -> None:
    assert isinstance(events(written + WHOLE), list)


@pytest.mark.parametrize("line", ["X" * 500_000, "X" + ";A=b" * 200_000, 'X;A="' * 100_000])
def test_hostile_calendars_take_little_time(line: str) -> None:
    started = time.perf_counter()
    events(event(line))
    assert time.perf_counter() - started < 3
