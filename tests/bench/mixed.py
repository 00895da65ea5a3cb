"""Write many files of mixed kinds, as they lie in a researcher's folder."""

from __future__ import annotations

import base64
import itertools
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = 12_000
PARAGRAPH = 70
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


class Author:
    """Writes paragraphs of made-up words, a few of them often and most of them seldom."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er")]
        choose = self.random.choices
        self.words = ["".join(choose(syllables, k=2 + n % 3)) for n in range(WORDS)]
        self.weights = list(itertools.accumulate(1 / (n + 3) for n in range(WORDS)))

    def sentence(self, words: int) -> str:
        found = self.random.choices(self.words, cum_weights=self.weights, k=words)
        return " ".join(found).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence(14) for _ in range(PARAGRAPH // 14))

    def parts(self, paragraphs: int) -> list[tuple[str, list[str]]]:
        """Return headings, each with its paragraphs."""
        return [
            (self.sentence(4)[:-1], [self.paragraph() for _ in range(min(6, paragraphs - done))])
            for done in range(0, paragraphs, 6)
        ]


Parts = list[tuple[str, list[str]]]


def _inner(parts: Parts, head: str, body: str) -> str:
    return "".join(
        head.format(title) + "".join(body.format(text) for text in texts) for title, texts in parts
    )


def _html(title: str, parts: Parts) -> str:
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(20))
    body = _inner(parts, "<h2>{}</h2>", "<p>{}</p>")
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | The Paper</title>"
        f'<meta name="author" content="A. Writer"></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        f"<footer><p>All rights reserved.</p></footer></body></html>"
    )


def txt(path: Path, title: str, parts: Parts) -> None:
    path.write_text(title + "\n\n" + _inner(parts, "{}\n\n", "{}\n\n"))


def md(path: Path, title: str, parts: Parts) -> None:
    path.write_text(f"# {title}\n\n" + _inner(parts, "## {}\n\n", "{} *Indeed*.\n\n"))


def html(path: Path, title: str, parts: Parts) -> None:
    path.write_text(_html(title, parts))


def eml(path: Path, title: str, parts: Parts) -> None:
    page = base64.encodebytes(_html(title, parts).encode()).decode()
    path.write_text(
        f"From: a@example.org\nTo: b@example.org\nSubject: {title}\n"
        "Date: Tue, 5 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="edge"\n\n'
        f"--edge\nContent-Type: text/plain; charset=utf-8\n\n{_inner(parts, '{}', '{}')}\n"
        f"--edge\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{page}\n--edge--\n"
    )


def _packed(path: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            stored = name == "mimetype"
            archive.writestr(name, text, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def epub(path: Path, title: str, parts: Parts) -> None:
    names = [f"part{n}.xhtml" for n in range(len(parts))]
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>"
        ),
        "book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
            f"<dc:creator>A. Writer</dc:creator></metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>"
        ),
    }
    for name, part in zip(names, parts, strict=True):
        body = _inner([part], "<h1>{}</h1>", "<p>{}</p>")
        files[name] = (
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
            f"<body>{body}</body></html>"
        )
    _packed(path, files)


def docx(path: Path, title: str, parts: Parts) -> None:
    head = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = _inner(parts, head, "<w:p><w:r><w:t>{}</w:t></w:r></w:p>")
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    _packed(
        path,
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{PACKAGE}/content-types"><Override '
                f'PartName="/word/document.xml" ContentType="{main}"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": (
                f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
            ),
        },
    )


def odt(path: Path, title: str, parts: Parts) -> None:
    head = '<text:h text:outline-level="1">{}</text:h>'
    body = _inner(parts, head, "<text:p>{}</text:p>")
    _packed(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f'<office:document-content xmlns:office="{ODF}office:1.0" '
                f'xmlns:text="{ODF}text:1.0"><office:body><office:text>{body}</office:text>'
                "</office:body></office:document-content>"
            ),
        },
    )


def rtf(path: Path, title: str, parts: Parts) -> None:
    body = _inner(parts, r"{{\b {}}}\par ", r"{}\par ")
    path.write_text(r"{\rtf1\ansi{\info{\title " + title + "}}" + body + "}")


KINDS: tuple[tuple[Callable[[Path, str, Parts], None], int], ...] = (
    (txt, 20), (html, 30), (md, 10), (eml, 10), (docx, 15), (odt, 5), (rtf, 5), (epub, 5),
)  # fmt: skip
"""Writers, and how many of a hundred files are theirs."""


def write(folder: Path, files: int) -> int:
    """Write files of all kinds in ten folders and return their words, nearly."""
    author, words = Author(7), 0
    writers = [writer for writer, share in KINDS for _ in range(share)]
    for number in range(files):
        writer = writers[number * 37 % len(writers)]
        paragraphs = author.random.choice((4, 8, 12, 20)) * (5 if writer is epub else 1)
        title = f"{author.sentence(3)[:-1]} {number}"
        place = folder / f"Folder {number % 10}"
        place.mkdir(parents=True, exist_ok=True)
        writer(place / f"{title}.{writer.__name__}", title, author.parts(paragraphs))
        words += paragraphs * PARAGRAPH
    return words
