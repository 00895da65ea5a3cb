from __future__ import annotations

import pytest
from lxml import html

from desktop.formats import metadata
from desktop.formats.metadata.origin import dated, saved_from, saved_on


def url_of(source: str) -> str:
    return metadata.read(html.document_fromstring(source), source).facts.url


SAVED = "<!-- saved from url=(0029)https://post.example/crane?a=1 -->"


def test_address_noted_by_the_browser() -> None:
    assert saved_from(f"<!DOCTYPE html>\n{SAVED}\n<html>") == "https://post.example/crane?a=1"


def test_address_and_day_noted_by_single_file() -> None:
    source = """<!DOCTYPE html><html><!--
 Page saved with SingleFile
 url: https://post.example/crane
 saved date: Tue Mar 04 2031 10:11:12 GMT+0100 (Mitteleuropäische Zeit)
-->"""
    assert saved_from(source) == "https://post.example/crane"
    assert saved_on(source) == "2031-03-04"


def test_address_noted_by_httrack() -> None:
    source = "<!-- Mirrored from post.example/crane.html by HTTrack Website Copier/3.x -->"
    assert saved_from(source) == "http://post.example/crane.html"


def test_canonical_address_is_made_absolute() -> None:
    source = f'{SAVED}<html><head><link rel="canonical" href="/crane"></head><body>x</body></html>'
    assert url_of(source) == "https://post.example/crane"


def test_front_page_does_not_stand_for_the_page() -> None:
    source = f'{SAVED}<head><link rel="canonical" href="https://post.example/"></head><body>x'
    assert url_of(source) == "https://post.example/crane?a=1"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "//", "http://[", "a b", "data:text/html,x"],
)
def test_only_web_addresses_count(address: str) -> None:
    assert url_of(f'<head><link rel="canonical" href="{address}"></head><body>x') == ""


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2011/08/24/walls/", "2011-08-24"),
        ("https://post.example/world-2024-03-03", ""),
        ("https://post.example/2011/13/24/walls", ""),
        ("https://post.example/a?d=/2011/08/24/", ""),
        ("", ""),
    ],
)
def test_day_in_an_address(address: str, day: str) -> None:
    assert dated(address) == day


def test_day_in_the_address_is_the_last_resort() -> None:
    link = '<link rel="canonical" href="https://post.example/2011/08/24/walls/">'
    page = f"<html><head>{link}</head><body><p>x</p></body></html>"
    assert metadata.read(html.document_fromstring(page), page).facts.date == "2011-08-24"
