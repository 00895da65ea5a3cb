from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats import mhtml
from desktop.formats.source import Source
from tests.formats.samples import assert_sound, mutated

if TYPE_CHECKING:
    from desktop.domain import Parsed

GIF = "R0lGODlhBAADAIAAAAAAAP///ywAADs="
PAGE = (
    "<html><head><title>Caf=C3=A9 report</title></head><body><article><h1>Caf=C3=A9 report</h1>"
    "<p>{}</p><img src=3D'img/map.gif' alt=3D'A map'/><img src=3D'cid:p2' alt=3D'Two'/>"
    "<img src=3D'https://example.net/far.png' alt=3D'Far'/>"
    "<p><a href=3D'/more'>More of it</a> {}</p></article></body></html>"
)


def saved(page: str, extra: str = "") -> bytes:
    prose = "Words that make a paragraph long enough to be an article of its own. " * 5
    text = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/news/a.html\r\n"
        "Subject: =?utf-8?Q?Caf=C3=A9?=\r\nDate: Wed, 01 May 2024 10:30:00 -0000\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://example.org/news/a.html\r\n\r\n{page.format(prose, prose)}\r\n"
        "--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://example.org/news/img/map.gif\r\n\r\n{GIF}\r\n"
        "--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-ID: <p2>\r\n\r\n{GIF}\r\n{extra}--b--\r\n"
    )
    return text.encode()


def read(data: bytes) -> Parsed:
    return mhtml.read(Source(Path("page.mhtml"), data))


def test_the_page_its_pictures_and_where_it_came_from() -> None:
    parsed = read(saved(PAGE))
    assert "Words that make a paragraph" in parsed.content.text
    assert parsed.facts.title == "Café report"
    assert parsed.facts.url == "https://example.org/news/a.html"
    assert parsed.facts.other["saved"].startswith("2024-05-01T10:30:00")
    text = parsed.content.text
    pictures = [b for b in parsed.content.blocks if b.kind.name == "IMAGE"]
    assert [(text[b.start : b.end], "asset" in b.attributes) for b in pictures] == [
        ("A map", True),
        ("Two", True),
        ("Far", False),
    ]
    assert [s.target for s in parsed.content.spans] == ["https://example.org/more"]


def test_a_page_that_is_not_in_parts() -> None:
    parsed = read(b"Content-Type: text/html\r\n\r\n<title>T</title><p>Only words here.</p>")
    assert parsed.content.text == "Only words here."


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="there is no page in it"):
        read(b"Content-Type: text/plain\r\n\r\nwords")


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "local.gif").write_bytes(b"GIF89a\x04\x00\x03\x00\x80;")
    page = "<p>Words.</p><img src=3D'local.gif'/><img src=3D'file:///etc/passwd'/>"
    data = saved(page.replace("{", "").replace("}", ""))
    parsed = mhtml.read(Source(tmp_path / "page.mhtml", data))
    assert parsed.assets == {}


SAMPLE = saved(PAGE)
PIECES = sorted(
    {*re.findall(rb"[\w-]+|[^\w\s]+|\s+", SAMPLE), b"\xff", b"\0", b"--b", b"=", b"</p", b"<table>"}
)


def tried(data: st.DataObject) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read(mutated(data, SAMPLE, PIECES)))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_pages_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_pages_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
