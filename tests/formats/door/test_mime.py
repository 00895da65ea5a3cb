from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door import mime
from desktop.formats.door.source import Source


def parse(data: bytes) -> mime.Part:
    return mime.parse(Source(Path("a.eml"), data))


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"=?utf-8?q?R=C3=A9ponse?=", "Réponse"),
        (b"=?utf-8?b?UsOpcG9uc2U=?=\r\n =?utf-8?q?_two?=", "Réponse two"),
        (b"plain\r\n  folded", "plain folded"),
        ("déjà".encode(), "déjà"),
        (b"=?none?q?x?=", "x"),
        (b"=?gb2312?b?6UY=?= and =?gb2312?b?vck=?=", "镕 and 缴"),
        (b"=?iso-8859-1?q?=93Yes=94?= he said", "“Yes” he said"),
        (b"=?ks_c_5601-1987?b?jGO55rCix88=?=", "똠방각하"),
        (b"=?ISO-2022-JP?B?GyRCLSEwUTB3GyhC?=", "①委員"),
        (b"=?utf-8*en?q?caf=C3=A9?=", "café"),
        (b"Re: =?utf-8?q?=C3=A9t=C3=A9?= (=?utf-8?q?=C3=A0?=)", "Re: été (à)"),
        ("Świadków wysłuchano".encode("cp1250"), "Świadków wysłuchano"),
        ("Re: 日本語の本文".encode("iso2022-jp"), "Re: 日本語の本文"),
    ],
)
def test_headers_are_read_as_people_do(raw: bytes, read: str) -> None:
    assert mime.header(parse(b"Subject: " + raw + b"\r\n\r\n"), "subject") == read


def test_addresses_keep_names_and_places() -> None:
    message = parse(
        b'To: "Orr, Tom" <t@x.org>, =?utf-8?q?V=C3=A1le?= <v@x.org>, bare@x.org\r\n\r\n'
    )
    assert mime.addresses(message, "to") == [
        ("Orr, Tom", "t@x.org"),
        ("Vále", "v@x.org"),
        ("", "bare@x.org"),
    ]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"Wed, 01 May 2024 10:30:00 +0200", "2024-05-01T10:30:00+02:00"),
        (b"1 May 2024 10:30", "2024-05-01T10:30:00"),
        (b"yesterday", ""),
        (b"", ""),
    ],
)
def test_dates(raw: bytes, read: str) -> None:
    assert mime.date(parse(b"Date: " + raw + b"\r\n\r\n")) == read


def test_the_line_before_a_message_of_a_mailbox_is_passed() -> None:
    assert mime.header(parse(b"From me Fri Apr 06\r\nSubject: x\r\n\r\n"), "subject") == "x"


def test_leaves_come_in_order_and_leave_messages_whole() -> None:
    inner = (
        b"--b\r\n\r\none\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\ntwo\r\n"
    )
    message = parse(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + inner + b"--b--")
    first, second = mime.leaves(message)
    assert mime.text(first) == "one"
    assert mime.forwarded(first) is None
    forwarded = mime.forwarded(second)
    assert forwarded is not None
    assert (mime.header(forwarded, "subject"), mime.text(forwarded)) == ("y", "two")


def test_texts_in_a_wrong_encoding_and_broken_bytes() -> None:
    head = b"Content-Type: text/plain; charset=utf-8\r\n"
    assert mime.text(parse(head + "\r\ncafé".encode("cp1252"))) == "café"
    broken = parse(b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n")
    assert isinstance(mime.content(broken), bytes)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words without headers", "does not begin with the headers"),
        (b"A: b\r\n\r\n" + b"Content-Type: x\r\n" * 2_001, "more than 2,000 parts"),
        (b"Content-Type: multipart/mixed\r\n" * 101, "nested too deeply"),
    ],
)
def test_what_is_no_message_or_too_many_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        parse(data)


@pytest.mark.parametrize(
    ("head", "written", "codec"),
    [
        ("text/plain; charset=ks_c_5601-1987", "똠방각하", "cp949"),
        ("text/plain; charset=gb2312", "镕基", "gb18030"),
        ("text/plain; charset=iso-8859-1", "“it’s”", "cp1252"),
        ("text/plain; charset=us-ascii", "Świadek mówił, że żona pisała listy.", "cp1250"),
        ("text/plain; charset=unknown-8bit", "Svědek řekl, že vězně zavřeli.", "iso8859-2"),
        ("text/plain; charset=rot13", "Cafes here", "ascii"),
        ("text/plain", "日本語の本文です。", "iso2022-jp"),
        ("text/html", "<p>日本語の本文です。", "iso2022-jp"),
        ("text/plain; charset=iso-2022-kr", "증인은 말했다.", "iso2022-kr"),
        ('text/html; charset="x-sjis"', "<meta charset=utf-8><p>①は㈱で", "cp932"),
    ],
)
def test_a_part_is_read_as_its_label_is_meant(head: str, written: str, codec: str) -> None:
    message = parse(f"Content-Type: {head}\r\n\r\n".encode() + written.encode(codec))
    assert mime.text(message) == written


def test_the_reader_may_choose_the_encoding_of_every_part() -> None:
    data = b"X-Manicule-Encoding: koi8-r\r\nSubject: \xb3ad\r\n\r\n\xb9\xb3"
    chosen = mime.parse(Source(Path("a.eml"), data, encoding="windows-1250"))
    assert (mime.text(chosen), mime.header(chosen, "subject")) == ("ął", "ład")
    assert mime.text(mime.parse(Source(Path("a.eml"), data))) != "ął"


def test_a_header_without_encoding_is_in_that_of_its_message() -> None:
    head = b"Subject: \xa1wi\xb6 \xb1\r\nContent-Type: text/plain; charset=iso-8859-2\r\n\r\n"
    assert mime.header(parse(head), "subject") == "Ąwiś ą"


@pytest.mark.parametrize("travels", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("codec", ["idna", "punycode", "undefined", "rot13", "unicode_escape"])
def test_codecs_that_are_no_encodings_are_no_labels(codec: str, travels: str) -> None:
    head = f"Content-Type: text/plain; charset={codec}\nContent-Transfer-Encoding: {travels}\n\n"
    (part,) = mime.leaves(parse(head.encode() + "ordinary wörds".encode()))
    assert isinstance(mime.payload(part), str)
    assert mime.forwarded(part) is None
    assert travels == "base64" or mime.text(part) == "ordinary wörds"


def test_a_payload_is_the_parts_or_the_text() -> None:
    head = b'Content-Type: multipart/mixed; boundary="b"\n\n'
    whole = parse(head + b"--b\n\none\n--b\n\ntwo\n--b--")
    assert [mime.payload(part) for part in mime.payload(whole)] == ["one", "two"]
