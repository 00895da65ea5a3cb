from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.web import mhtml
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


FRAME = (
    "--b\r\nContent-Type: text/html; charset=utf-8\r\n{header}\r\n\r\n"
    "<html><body><p>Words in a frame, {words}. <a href='x'>On</a></p></body></html>\r\n"
)


def with_frame(src: str, header: str) -> Parsed:
    page = PAGE.replace("</article>", f"<iframe src=3D'{src}'></iframe><p>{{}}</p></article>")
    words = "which say what nobody had said before, and say it twice"
    extra = FRAME.format(header=header, words=words)
    prose = "Words that make a paragraph long enough to be an article of its own. "
    return read(saved(page.replace("<p>{}</p></article>", f"<p>{prose * 5}</p></article>"), extra))


@pytest.mark.parametrize(
    ("src", "header"),
    [
        ("cid:frame-2@x", "Content-ID: <frame-2@x>"),
        ("cid:frame%2D2@x", "Content-ID: <frame-2@x>"),
        ("https://example.org/inner", "Content-Location: https://example.org/inner"),
        ("inner.html", "Content-Location: https://example.org/news/inner.html"),
        ("/inner", "Content-Location: https://example.org/inner"),
        ("cid:f", "Content-ID: <f>\r\nContent-Location: https://example.org/inner"),
    ],
)
def test_the_text_of_a_frame_stands_in_its_place(src: str, header: str) -> None:
    parsed = with_frame(src, header)
    assert "Words in a frame, which say what nobody had said before" in parsed.content.text
    assert not any("frame" in remark for remark in parsed.remarks)


def test_links_of_a_frame_lead_from_where_it_came_from() -> None:
    spans = with_frame(
        "cid:f", "Content-ID: <f>\r\nContent-Location: https://a.example/b/c"
    ).content
    assert "https://a.example/b/x" in {span.target for span in spans.spans}


def test_a_frame_that_is_not_in_the_file_is_told() -> None:
    parsed = with_frame("https://video.example/1", "Content-Location: https://example.org/inner")
    assert "Words in a frame" not in parsed.content.text
    assert any("frame" in remark for remark in parsed.remarks)


def test_a_page_of_frames() -> None:
    page = "<html><frameset><frame src=3D'inner.html'></frameset></html>"
    header = "Content-Location: https://example.org/news/inner.html"
    parsed = read(saved(page, FRAME.format(header=header, words="and so on")))
    assert "Words in a frame, and so on" in parsed.content.text
