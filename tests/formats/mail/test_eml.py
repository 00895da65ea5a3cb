from __future__ import annotations

import base64
import contextlib
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import SOFT_BREAK, DocumentKind
from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.mail import eml
from tests.formats.mail.test_invitations import WHOLE
from tests.formats.mail.test_winmail import PACKED, WRAPPED, wrapped_rtf
from tests.formats.samples import assert_sound, blocks, mutated

if TYPE_CHECKING:
    from desktop.domain import Parsed

HEADERS = (
    "From: =?utf-8?q?Rosa_V=C3=A1le?= <rosa@example.org>\r\n"
    "To: Tom Orr <tom@example.org>, press@example.org\r\n"
    "Subject: =?iso-8859-1?Q?R=E9ponse?=\r\n =?utf-8?b?IPCfmIA=?=\r\n"
    "Date: Wed, 01 May 2024 10:30:00 +0200\r\n"
    "Message-ID: <1@example.org>\r\n"
)


def read(text: str | bytes) -> Parsed:
    data = text if isinstance(text, bytes) else text.encode()
    return eml.read(Source(Path("mail.eml"), data))


def plain(text: str, kind: str = "text/plain; charset=utf-8") -> Parsed:
    return read(f"Subject: x\r\nContent-Type: {kind}\r\n\r\n{text}")


def multipart(kind: str, *parts: str) -> str:
    inner = "".join(f"--b{kind}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="b{kind}"\r\n\r\n{inner}--b{kind}--\r\n'


def part(kind: str, text: str, extra: str = "") -> str:
    return f"Content-Type: {kind}\r\n{extra}\r\n{text}"


def test_headers_become_facts() -> None:
    parsed = read(HEADERS + "\r\nwords")
    assert parsed.kind is DocumentKind.EMAIL
    assert parsed.facts.title == "Réponse 😀"
    assert parsed.facts.authors == ("Rosa Vále",)
    assert parsed.facts.date == "2024-05-01"
    assert parsed.facts.other == {
        "from": "Rosa Vále <rosa@example.org>",
        "to": "Tom Orr <tom@example.org>, press@example.org",
        "sent": "2024-05-01T10:30:00+02:00",
        "message id": "<1@example.org>",
    }


@pytest.mark.parametrize(
    "header",
    ["Subject: =?x-none?q?a?=", "Subject: =?utf-8?b?!!?=", "Date: never", "From: <<<", "To: ,,;"],
)
def test_broken_headers_do_no_harm(header: str) -> None:
    assert read(f"{header}\r\n\r\nwords").content.text == "words"


def test_headers_with_raw_bytes() -> None:
    assert read(b"Subject: R\xc3\xa9ponse\r\n\r\nx").facts.title == "Réponse"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("text/plain; charset=iso-8859-1", b"caf\xe9"),
        ("text/plain; charset=none-such", "café".encode()),
        ("text/plain", "café".encode()),
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", b"caf=C3=A9"),
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", b"Y2Fmw6k="),
    ],
)
def test_encodings(head: str, body: bytes) -> None:
    assert read(f"Content-Type: {head}\r\n\r\n".encode() + body).content.text == "café"


def test_quoted_lines_become_quotations() -> None:
    parsed = plain("I agree.\r\n\r\n> You said\r\n> this.\r\n>> And before\r\nTrue.")
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "I agree."),
        ("QUOTATION", 1, f"You said{SOFT_BREAK}this."),
        ("QUOTATION", 2, "And before"),
        ("PARAGRAPH", 0, "True."),
    ]


def test_lines_broken_in_transit_are_joined() -> None:
    parsed = plain(
        "One long \r\nsentence.\r\n> quoted \r\n> too\r\n-- \r\nName", "text/plain; format=flowed"
    )
    assert [text for _, _, text in blocks(parsed)] == [
        "One long sentence.",
        "quoted too",
        "--",
        "Name",
    ]


def test_the_plain_version_is_preferred() -> None:
    parsed = read(
        HEADERS
        + multipart(
            "alternative", part("text/plain", "plain words"), part("text/html", "<p>html words")
        )
    )
    assert parsed.content.text == "plain words"
    assert parsed.remarks == ()


def test_formulas_of_a_message_are_read_or_marked() -> None:
    share = "<math><mfrac><mn>413</mn><mn>902</mn></mfrac></math>"
    drawn = '<span class="katex"><span class="katex-html">902413</span></span>'
    parsed = plain(f"<p>The share {share}, then {drawn} here</p>", "text/html")
    assert parsed.content.text == "The share 413/902, then [formula] here"
    assert parsed.remarks == ("A formula could not be read; its place is marked [formula].",)


def test_a_stub_of_a_plain_version_is_not() -> None:
    html = "<style>p { color: red }</style><p>" + "words " * 20
    parsed = read(
        multipart("alternative", part("text/plain", "See HTML."), part("text/html", html))
    )
    assert parsed.content.text == ("words " * 20).strip()


def test_html_with_its_own_pictures() -> None:
    gif = "R0lGODlhBAADAIAAAAAAAP///ywAADs="
    page = '<p>Hello <b>there</b></p><img src="cid:p1" alt="A map"/>'
    page += '<img src="https://example.org/track.png" alt="Far"/>'
    picture = part("image/gif", gif, "Content-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n")
    parsed = read(multipart("related", part("text/html", page), picture))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Hello there"),
        ("IMAGE", 0, "A map"),
        ("IMAGE", 0, "Far"),
    ]
    assert len(parsed.assets) == 1
    assert parsed.remarks == ("1 picture could not be shown; nothing was fetched from the web.",)


def test_attachments_are_named() -> None:
    attached = part(
        "application/pdf",
        "x",
        'Content-Disposition: attachment; filename="=?utf-8?q?r=C3=A9p.pdf?="\r\n',
    )
    notes = part("text/plain", "not this", "Content-Disposition: attachment; filename=n.txt\r\n")
    parsed = read(
        multipart("mixed", part("text/plain", "one"), attached, notes, part("text/plain", "two"))
    )
    assert parsed.content.text == "one\ntwo"
    assert parsed.remarks == ("Attached files were not imported: rép.pdf, n.txt.",)


def test_messages_that_were_sent_on_follow() -> None:
    last = part("message/rfc822", "Subject: Third\r\n\r\nthree")
    inner = HEADERS + multipart("mixed", part("text/plain", "two"), last)
    parsed = read(
        multipart("digest", part("text/plain", "one"), "\r\n" + inner.replace("mixed", "parallel"))
    )
    head = (
        f"From: Rosa Vále <rosa@example.org>{SOFT_BREAK}"
        f"To: Tom Orr <tom@example.org>, press@example.org{SOFT_BREAK}"
        "Date: Wed, 01 May 2024 10:30:00 +0200"
    )
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one"),
        ("HEADING", 1, "Réponse 😀"),
        ("PARAGRAPH", 0, head),
        ("PARAGRAPH", 0, "two"),
        ("HEADING", 2, "Third"),
        ("PARAGRAPH", 0, "three"),
    ]
    assert parsed.remarks == ()


def test_a_text_that_has_a_name_and_is_no_attachment_is_shown() -> None:
    named = part("text/plain; name=a.txt", "two", "Content-Disposition: inline; filename=a.txt\r\n")
    assert read(multipart("mixed", part("text/plain", "one"), named)).content.text == "one\ntwo"


def test_promised_parts_that_are_not_there() -> None:
    assert plain("words", "multipart/mixed; boundary=b").content.text == "words"


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="does not begin with the headers"):
        read("just words\r\n\r\nmore")


@pytest.mark.parametrize(
    "data",
    [
        "".join(
            f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(5000)
        ),
        "Subject: " + "=?a?q?" * 100_000 + "\r\n\r\nx",
        "To: " + "(" * 100_000 + "\r\n\r\nx",
        "To: " + "a@b, " * 100_000 + "\r\n\r\nx",
        multipart("mixed", *[part("text/plain", "x")] * 20_000),
        multipart("mixed", *["\r\nx"] * 3_000),
        "A: b\r\n" * 20_000 + "\r\nx",
        "Content-Type: text/plain" + '; a="b' * 200_000 + "\r\n\r\nx",
        "A: b\r\n\r\n" + "> " * 500_000,
    ],
)
def test_hostile_messages_take_little_time(data: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(UnreadableFileError):
        read(data)
    assert time.perf_counter() - started < 5


SAMPLE = (
    HEADERS
    + multipart(
        "mixed",
        multipart("alternative", part("text/plain", "a"), part("text/html", "<p>b</p>")),
        part(
            "text/plain; format=flowed; charset=utf-16",
            "> c \r\nd",
            "Content-Transfer-Encoding: base64\r\n",
        ),
        part("message/rfc822", "Subject: e\r\n\r\nf"),
    )
).encode()
PIECES = sorted({*re.findall(rb"[\w-]+|[^\w\s]+|\s+", SAMPLE), b"\xff", b"\0", b"=?utf-8?q?=ff?="})


def tried(data: st.DataObject) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read(mutated(data, SAMPLE, PIECES)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_messages_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_messages_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


DAMAGED = "The message was damaged on its way; what can be read of it was kept."
UNREAD = "One letter could not be read in its encoding and shown as �."


def test_an_invitation_alone_and_beside_a_text() -> None:
    lines = f"When: 2024-01-02 10:00–11:30 Europe/Berlin{SOFT_BREAK}Repeats: FREQ=WEEKLY"
    calendar = part("text/calendar; charset=utf-8; method=REQUEST", WHOLE)
    alone = blocks(read(multipart("alternative", calendar)))
    assert alone[0] == ("HEADING", 1, "Hearing of nine witnesses")
    assert alone[1][2].startswith(lines)
    assert [text for _, _, text in alone[2:]] == [
        f"Bring the{SOFT_BREAK}registers, please.",
        "C:\\x",
    ]
    page = part("text/html", "<p>Bring the registers, please.</p><p>C:\\x</p>")
    copy = part("application/ics; name=a.ics", WHOLE)
    beside = read(multipart("mixed", multipart("alternative", page, calendar), copy))
    assert [text for _, _, text in blocks(beside)][:3] == [
        "Bring the registers, please.",
        "C:\\x",
        "Hearing of nine witnesses",
    ]
    assert len(beside.content.blocks) == 4
    assert beside.remarks == ()


def test_a_calendar_that_is_none_is_an_attached_file() -> None:
    parsed = read(multipart("mixed", part("text/plain", "x"), part("text/calendar", "nothing")))
    assert parsed.remarks == ("Attached files were not imported: text/calendar.",)


PARTS = (
    "preamble\r\n--{0}\r\nContent-Type: text/plain\r\n\r\nOne.\r\n"
    "--{0}\r\nContent-Type: text/html\r\n\r\n<p>Two.</p>\r\n--{0}--\r\nepilogue"
)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ('boundary="a_\r\n\tb"', "a_b"),
        ('boundary="a_\r\n b"', "a_ b"),
        ('boundary="a_\r\n b"', "a_b"),
        ('boundary="other"', "a=b"),
        ("charset=utf-8", "----=_Part_1"),
        ('boundary*0="a";\r\n boundary*1="b"', "ab"),
        ("\r\n\tboundary=ab", "ab"),
    ],
)
def test_a_line_between_parts_that_was_folded_or_renamed(said: str, line: str) -> None:
    parsed = read(f"Content-Type: multipart/mixed; {said}\r\n\r\n{PARTS.format(line)}")
    assert parsed.content.text == "One.\nTwo."


def test_folded_lines_inside_and_a_last_line_that_is_missing() -> None:
    inner = f'Content-Type: multipart/alternative; boundary="in\r\n ner"\r\n\r\n{PARTS}'
    outer = f"--b\r\n{inner.format('in ner')}\r\n--b\r\nContent-Type: text/plain\r\n\r\nThree."
    parsed = read(f"Content-Type: multipart/mixed; boundary=b\r\n\r\n{outer}")
    assert parsed.content.text == "One.\nThree."


def test_dashes_in_a_text_part_nothing() -> None:
    parsed = plain("Hello\r\n-- \r\nName\r\n--\r\nx", "multipart/mixed; boundary=b")
    assert parsed.content.text == "Hello\n--\nName\n--\nx"


@pytest.mark.parametrize(
    ("packed", "text", "remarks"),
    [
        ("base64\r\n\r\nVGVuIG1lbiBjYW1lIGhlcmUu", "Ten men came here.", ()),
        ("base64\r\n\r\nVGVuIG1lbiBjYW1lIGhlcm!!", "Ten men came he�", (DAMAGED,)),
        ("base64\r\n\r\nJust words, and no letters.", "Just words, and no letters.", ()),
        ("quoted-printable\r\n\r\ncaf=C3=A9 so=  \r\nft", "café soft", ()),
        ("quoted-printable\r\n\r\ncaf=c3=a9 =ZZ =C3 x", "café =ZZ � x", (UNREAD,)),
    ],
)
def test_what_was_damaged_on_its_way(packed: str, text: str, remarks: tuple[str, ...]) -> None:
    head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
    parsed = read(head + packed)
    assert (parsed.content.text, parsed.remarks) == (text, remarks)


def wrapping(data: bytes) -> str:
    packed = base64.encodebytes(data).decode()
    named = 'application/ms-tnef; name="winmail.dat"'
    return part(named, packed, "Content-Transfer-Encoding: base64\r\n")


def test_what_outlook_wrapped_is_named_and_its_text_shown_where_there_is_no_other() -> None:
    named = "Report of May.docx (in winmail.dat), mäp.png (in winmail.dat)"
    beside = read(multipart("mixed", part("text/plain", "See file."), wrapping(WRAPPED)))
    assert beside.content.text == "See file."
    assert beside.remarks == (f"Attached files were not imported: {named}.",)
    assert read(multipart("mixed", wrapping(WRAPPED))).content.text == "Déjà vu."
    assert read(multipart("mixed", wrapping(wrapped_rtf(PACKED)))).content.text == "hello world"
    with pytest.raises(UnreadableFileError, match=r"only attached files: winmail\.dat"):
        read(multipart("mixed", wrapping(b"junk")))


def test_a_message_inside_may_be_packed() -> None:
    inner = base64.encodebytes(b"Subject: Inner\r\n\r\ntwo").decode()
    packed = part("message/rfc822", inner, "Content-Transfer-Encoding: base64\r\n")
    parsed = read(multipart("mixed", part("text/plain", "one"), packed))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one"),
        ("HEADING", 1, "Inner"),
        ("PARAGRAPH", 0, "two"),
    ]
