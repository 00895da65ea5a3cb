"""Authors and dates that a page only prints."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats import metadata


def facts(body: str):
    """Return what a page says about itself."""
    return metadata.read(html.document_fromstring(f"<html><body>{body}</body></html>")).facts


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ('<p class="byline">By <b>Ada Quill</b>, Eastport Post</p>', ("Ada Quill",)),
        (
            (
                '<div class="author">Par <strong>ADA QUILL</strong>, <strong>IDA MARSK</strong> '
                "Envoyées spéciales à Eastport</div>"
            ),
            ("ADA QUILL", "IDA MARSK"),
        ),
        (
            '<p class="author vcard"><b class="fn">Ada Quill</b> <i>Senior Harbour Man</i></p>',
            ("Ada Quill",),
        ),
        (
            (
                '<cite class="byline"><span class="fn">ADA QUILL and IDA MARSK - Harbour Writers'
                "</span> | <span>EP</span></cite>"
            ),
            ("ADA QUILL", "IDA MARSK"),
        ),
        (
            (
                '<p class="byline">By <a href="/u/a">Ada Quill</a> <a href="/t">@aquill</a> on'
                ' June 3, 2024</p><div><a class="byline" href="/other">Bo Hara</a></div>'
            ),
            ("Ada Quill",),
        ),
        (
            (
                '<div class="widget-story"><span itemprop="author"><a itemprop="name">Ada Quill</a>'
                "</span></div>"
            ),
            ("Ada Quill",),
        ),
        ('<a rel="author" href="/a">Ada Quill</a>', ("Ada Quill",)),
        ('<aside><span itemprop="author">Bo Hara journalist</span></aside>', ()),
        ('<div class="comments"><p class="byline">By Bo Hara</p></div>', ()),
        ('<p class="byline">eastportpost.com</p>', ()),
        ('<p class="byline">editor@example.org</p>', ()),
    ],
)
def test_authors(markup, authors) -> None:
    assert facts(markup).authors == authors


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        (
            '<span itemprop="datePublished" content="2017-05-15T03:42-500">15</span>',
            "2017-05-15",
        ),
        ('<div class="timestamp" title="2016-06-13T1603Z">Jun 13, 4:03 PM</div>', "2016-06-13"),
        ('<abbr class="published" title="2010-08-13T16:39:00-04:00">Aug 13</abbr>', "2010-08-13"),
        ('<p class="date">Updated: August 13, 2010, 5:02 PM</p>', "2010-08-13"),
        ('<time datetime="2024-03-03">3 March</time>', "2024-03-03"),
        ('<p class="date">03/04/2024</p>', ""),
        ('<div class="comment"><time datetime="2024-03-03">3 March</time></div>', ""),
        ('<aside><span itemprop="datePublished" content="2017-05-15">x</span></aside>', ""),
    ],
)
def test_dates(markup, date) -> None:
    assert facts(markup).date == date
