from __future__ import annotations

import base64
import struct

import pytest

from desktop.formats.door import companions
from desktop.formats.web.html import local_images, parse, read_page

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x06\x00\x00\x00"


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "saved" / "page_files"
    folder.mkdir(parents=True)
    (folder / "a b.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path / "saved" / "page.html"


def test_pictures_beside_the_page_are_read(page) -> None:
    load = local_images(companions.reader(page))
    assert load("page_files/a%20b.png?v=1") == PNG
    assert load("./page_files/../page_files/a b.png") == PNG


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "page_files/../../secret.png",
        "page_files/link.png",
        "/etc/passwd",
        "file:page_files/a%20b.png",
        "http://far.example/a.png",
        "//far.example/a.png",
        "\\\\server\\share\\a.png",
        "page_files",
        "none.png",
        "a\x00b.png",
        "x" * 5000,
    ],
)
def test_nothing_else_is_read(page, address) -> None:
    assert local_images(companions.reader(page))(address) is None


def test_pictures_in_the_address_itself(page) -> None:
    load = local_images(companions.reader(page))
    assert load("data:image/png;base64," + base64.b64encode(PNG).decode()) == PNG
    assert load("data:image/svg+xml,%3Csvg/%3E") == b"<svg/>"
    assert load("data:text/html,<b>") is None


def test_a_saved_page_keeps_its_pictures(page, read_file, tmp_path) -> None:
    parsed = read_file(
        "saved/page.html",
        "<html><title>T</title><body><p>Some words stand here.</p>"
        '<img src="page_files/a%20b.png" alt="A map"><img src="//far.example/x.png" alt="Far">',
        whole_page=True,
    )
    assert list(parsed.assets.values()) == [PNG]
    assert "A map" in parsed.content.text
    assert any("picture" in remark for remark in parsed.remarks)


@pytest.mark.parametrize("markup", ["", "  \n ", "<!-- x -->"])
def test_a_page_with_nothing_in_it(markup) -> None:
    tree = parse(markup)
    assert tree is None or not "".join(tree.itertext()).strip()


def test_unclosed_and_broken_markup_keeps_its_text() -> None:
    tree = parse("<div><p>one<b>two<table><td>three</div><p>four<![CDATA[five]]></b>\x00six\ud800")
    text = "".join(tree.itertext())
    assert all(word in text for word in ("one", "two", "three", "four", "six"))


@pytest.mark.parametrize("where", ["html", "body"])
def test_the_direction_of_the_page_holds_for_its_article(where: str) -> None:
    words = "Amnesty said that nobody wrote down who came, and when, and where they were sent. "
    marks = {"html": "", "body": "", where: " dir=rtl"}
    read = read_page(
        f"<html{marks['html']}><body{marks['body']}><nav><a href=/>Home</a></nav>"
        f"<article><h1>Register</h1>{f'<p>{words * 3}</p>' * 4}</article></body></html>",
        lambda _address: None,
    )
    assert {block.attributes.get("direction") for block in read.content.blocks} == {"rtl"}


def test_pages_of_frames_beside_the_page_are_read(page, read_file, tmp_path) -> None:
    (page.parent / "page_files" / "inner.html").write_text("<p>Words in a frame.</p>", "utf-8")
    (tmp_path / "secret.html").write_text("<p>Secret words.</p>", "utf-8")
    parsed = read_file(
        "saved/page.html",
        "<html><title>T</title><body><p>Some words stand here.</p>"
        '<iframe src="page_files/inner.html"></iframe><iframe src="../secret.html"></iframe>',
    )
    assert "Words in a frame." in parsed.content.text
    assert "Secret" not in parsed.content.text
    assert any("frame" in remark for remark in parsed.remarks)


CONTROLS = ["\x0c", "\x01", "\x1b", "&#12;", "&#1;", "&#x1F;", "&#xFFFF;"]


@pytest.mark.parametrize("sign", CONTROLS)
def test_signs_that_no_tree_may_hold_stand_in_the_way_of_nothing(sign: str) -> None:
    page = (
        f"<title>Minutes{sign}</title><h1>Minutes</h1><p>Ordinary{sign}<script>x</script>{sign} "
        f"words.</p><img src='data:,' alt='A{sign} map'><noscript>{sign}</noscript>{sign}"
        f"<p hidden>{sign}</p>{sign}<span data-copy='a{sign}'>and more{sign}</span>"
    )
    text = read_page(page, lambda _: None, whole_page=True).content.text
    assert text.split() == ["Minutes", "Ordinary", "words.", "A", "map", "and", "more"]


def test_a_form_feed_is_white_space() -> None:
    assert read_page("<p>one\x0ctwo &#12; three</p>", lambda _: None).content.text == (
        "one two three"
    )


def test_a_title_from_a_script_may_hold_any_sign() -> None:
    told = '{"@type": "NewsArticle", "headline": "The walls\\u0001 of the town"}'
    words = "The board met on Tuesday, and chose to publish the accounts of the year, in full. "
    page = (
        f'<head><script type="application/ld+json">{told}</script></head><body><div>The walls</div>'
        f"<article>{f'<p>{words * 3}</p>' * 6}</article></body>"
    )
    assert words.strip() in read_page(page, lambda _: None).content.text


def test_an_attribute_whose_name_no_tree_may_hold_is_left_out() -> None:
    page = "<p ti\x01tle='a'>One <span data-a\x01='b' class='c\x01'>and &#1;two</span> words.</p>"
    assert read_page(page, lambda _: None, whole_page=True).content.text == "One and two words."
