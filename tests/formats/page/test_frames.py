"""Pages inside pages."""

from __future__ import annotations

from base64 import b64encode

import pytest
from lxml import html

from desktop.formats.page import frames
from desktop.formats.page.frames import Framed
from desktop.formats.web.html import parse

PAGES = {
    "a.html": Framed("<html><body><p>framed <a href='x'>link</a></p></body></html>"),
    "far": Framed("<p>framed <a href='x'>link</a><img src='i.png'></p>", "https://a.example/b/c"),
    "loop.html": Framed("<p>round</p><iframe src='loop.html'></iframe>"),
    "cid:f@x": Framed("<p>by name</p>"),
    "set.html": Framed("<frameset><frame src='a.html'></frameset>"),
    "empty": Framed(""),
}


def filled(markup: str) -> html.HtmlElement:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    frames.fill(root, parse, PAGES.get)
    return root


def text(root: html.HtmlElement) -> str:
    return " ".join("".join(root.itertext()).split())


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ("<iframe src='a.html'></iframe>", "framed link"),
        ("<iframe src='cid:f%40x'></iframe>", "by name"),
        ("<iframe srcdoc='&lt;p&gt;written&lt;/p&gt;' src='a.html'></iframe>", "written"),
        ("<iframe src='data:text/html,&lt;p&gt;d%C3%A9j%C3%A0'></iframe>", "déjà"),
        (
            "<iframe src='data:text/html;charset=utf-8;base64,"
            + b64encode("<p>été".encode()).decode()
            + "'></iframe>",
            "été",
        ),
        ("<iframe src='set.html'></iframe>", "framed link"),
        ("<iframe src='none.html'></iframe>", ""),
        ("<iframe src='empty'></iframe>", ""),
        ("<iframe></iframe>", ""),
        ("<iframe src='a.html' width='1' height='1'></iframe>", ""),
        ("<div style='display:none'><iframe src='a.html'></iframe></div>", ""),
    ],
)
def test_what_a_frame_shows_stands_in_its_place(frame: str, expected: str) -> None:
    assert text(filled(f"before {frame} after")) == " ".join(f"before {expected} after".split())


def test_links_of_a_frame_lead_from_its_own_page() -> None:
    root = filled("<iframe src='far'></iframe>")
    assert root.find(".//a").get("href") == "https://a.example/b/x"
    assert root.find(".//img").get("src") == "https://a.example/b/i.png"


def test_a_frame_keeps_its_names() -> None:
    root = filled("<iframe id='ads_frame_/1/x_0' class='slot' src='a.html'></iframe>")
    assert [e.get("class") for e in root.iter("div")] == ["slot ads_frame_"]


def test_frames_in_a_circle_end() -> None:
    assert text(filled("<iframe src='loop.html'></iframe>")) == 4 * "round"


def test_old_pages_of_frames() -> None:
    root = html.document_fromstring(
        "<html><frameset cols='1,2'><frame src='a.html'><frame src='cid:f@x'></frameset></html>"
    )
    frames.fill(root, parse, PAGES.get)
    assert "framed link" in text(root)
    assert "by name" in text(root)


def test_many_frames_are_not_all_read() -> None:
    root = filled("<iframe src='a.html'></iframe>" * (frames.MOST + 5))
    assert text(root).count("framed") == frames.MOST
    assert frames.missing_in(root) == 5


@pytest.mark.parametrize(
    ("frame", "missing"),
    [
        ("<iframe src='https://video.example/1'></iframe>", 1),
        ("<iframe data-src='https://video.example/1'></iframe>", 1),
        ("<iframe src='about:blank'></iframe><iframe></iframe>", 0),
        ("<iframe src='https://count.example' height='0'></iframe>", 0),
        ("<div hidden><iframe src='https://count.example'></iframe></div>", 0),
    ],
)
def test_frames_whose_pages_are_not_at_hand(frame: str, missing: int) -> None:
    assert frames.missing_in(filled(frame)) == missing
