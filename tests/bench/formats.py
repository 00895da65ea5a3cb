"""How much of each file is kept, what structure is found, and how long it takes.

python tests/bench/formats.py [FILE or FOLDER]...

Without arguments: one document of about a megabyte made for each format, and the real books
beside the project where there are any. The words of the text are compared, in their order, with
a second reading that shares no code with the importers.
"""

from __future__ import annotations

import email
import email.policy
import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from email.message import EmailMessage
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from desktop import formats  # noqa: E402
from desktop.errors import UnreadableFileError  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PARAGRAPHS = 2_000
COLUMNS = ("file", "importer", "ms", "words", "kept", "heads", "items", "tables", "notes", "pics")


def main() -> None:
    """Print a line for each file, and a total for each importer."""
    given = [Path(argument) for argument in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        paths = list(found(given)) if given else [*made(Path(folder)), *books()]
        print("  ".join(f"{name:>8}" if n else f"{name:36}" for n, name in enumerate(COLUMNS)))
        totals: dict[str, list[float]] = {}
        for path in paths:
            line(path, totals)
    for importer, (files, seconds, characters) in sorted(totals.items()):
        rate = characters / seconds / 1e6
        print(f"{importer}: {files:.0f} files, {files / seconds:.0f}/s, {rate:.1f} M characters/s")


def line(path: Path, totals: dict[str, list[float]]) -> None:
    """Read one file and print what came of it."""
    started = time.perf_counter()
    try:
        parsed = formats.read(path, whole_page=path.suffix in WEB_PAGES)
    except UnreadableFileError as error:
        print(f"{path.name[:36]:36}  {error.reason}")
        return
    seconds = time.perf_counter() - started
    total = totals.setdefault(parsed.importer, [0, 0, 0])
    for index, value in enumerate((1, seconds, len(parsed.content.text))):
        total[index] += value
    kinds = Counter(block.kind.name for block in parsed.content.blocks)
    words = re.findall(r"\w+", parsed.content.text)
    row = (parsed.importer, f"{seconds * 1e3:.0f}", len(words), kept(path, words))
    names = ("HEADING", "LIST_ITEM", "TABLE", "FOOTNOTE", "IMAGE")
    shown = (*row, *(kinds[name] for name in names))
    print(f"{path.name[:36]:36}  " + "  ".join(f"{value:>8}" for value in shown))


def kept(path: Path, words: list[str]) -> str:
    """Return the share of the file's own words that the text holds, '=' when all are in order."""
    reader = SECOND_READINGS.get(path.suffix.lower())
    if reader is None:
        return ""
    expected = re.findall(r"\w+", reader(path))
    if expected == words:
        return "="
    lost = sum((Counter(expected) - Counter(words)).values())
    return f"{1 - lost / max(1, len(expected)):.2%}"


def found(given: list[Path]) -> Iterator[Path]:
    """Yield the files, those of folders in order."""
    for path in given:
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def books() -> list[Path]:
    """Return the real books beside the project."""
    return sorted((ROOT.parent / "shared" / "corpus" / "epub").glob("*.epub"))


def text_of_book(path: Path) -> str:
    """Return the words of a book's spine by patterns alone."""
    with zipfile.ZipFile(path) as book:
        container = book.read("META-INF/container.xml").decode()
        package = re.findall(r'full-path="([^"]+)"', container)[0]
        opf = book.read(package).decode()
        folder = package.rpartition("/")[0]
        hrefs = {}
        for item in re.findall(r"<item\s[^>]*>", opf):
            fields = dict(re.findall(r'([\w-]+)="([^"]*)"', item))
            if fields["media-type"] == "application/xhtml+xml":
                hrefs[fields["id"]] = fields["href"]
        spine = [hrefs[key] for key in re.findall(r'idref="([^"]+)"', opf) if key in hrefs]
        return "\n".join(
            _body(book.read(f"{folder}/{name}".lstrip("/")).decode()) for name in spine
        )


def _body(page: str) -> str:
    page = re.sub(r"(?s)^.*?<body[^>]*>|<!--.*?-->", "", page)
    page = re.sub(r"(?s)<(script|style|case)\b.*?</\1>|<nav[^>]*hidden.*?</nav>", "", page)
    page = re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r" \1 ", page)
    inline = r"</?(?:a|b|i|em|strong|span|sup|sub|small|code|cite|abbr|q|u|dfn|ruby|rb)\b[^>]*>"
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(inline, "", page)))


def text_of_word(path: Path) -> str:
    """Return the words of a Word file by patterns alone; marks of notes are not in it."""
    with zipfile.ZipFile(path) as package:
        page = package.read("word/document.xml").decode()
        if "word/footnotes.xml" in package.namelist():
            page += package.read("word/footnotes.xml").decode()
    page = re.sub(r"<w:(?:p|tab|br)[ />]", r" \g<0>", page)
    return unescape("".join(_runs(page)))


def _runs(page: str) -> Iterator[str]:
    for space, run in re.findall(r"( )<w:|<w:t(?: [^>]*)?>([^<]*)<", page):
        yield space or run


def text_of_open_document(path: Path) -> str:
    """Return the words of an OpenDocument text by patterns alone."""
    with zipfile.ZipFile(path) as package:
        page = package.read("content.xml").decode()
    page = re.sub(
        r"(?s)^.*<office:text[^>]*>|<text:tracked-changes>.*?</text:tracked-changes>", "", page
    )
    page = re.sub(r"</?text:(?:span|a|bookmark\S*|soft-page-break)\b[^>]*>", "", page)
    return unescape(re.sub(r"<[^>]*>", " ", page))


def text_of_mail(path: Path) -> str:
    """Return the words of a message as the standard library and lxml have them."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = body.get_content()
    return _page_text(text) if body.get_content_subtype() == "html" else text


def text_of_saved_page(path: Path) -> str:
    """Return the words of the first page in a file as the standard library and lxml have them."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    return _page_text(next(pages).get_content())


def _page_text(page: str) -> str:
    root = lxml.html.document_fromstring(page)
    for unseen in root.xpath("//script | //style | //head | //template | //noscript"):
        unseen.drop_tree()
    for element in root.iter("{*}*"):
        if element.tag in BLOCKS:
            element.tail = " " + (element.tail or "")
            element.text = " " + (element.text or "")
    return str(root.text_content())


SECOND_READINGS: dict[str, Callable[[Path], str]] = {
    ".epub": text_of_book,
    ".docx": text_of_word,
    ".odt": text_of_open_document,
    ".eml": text_of_mail,
    ".mhtml": text_of_saved_page,
    ".mht": text_of_saved_page,
}
WEB_PAGES = frozenset({".mhtml", ".mht"})
"""Compared whole, for what is left of an article is another question: see extraction.py."""
_BLOCKS = """
    address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table td th tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())


def made(folder: Path) -> Iterator[Path]:
    """Write one document for each format and yield its path."""
    texts = paragraphs()
    for name, make in MAKERS.items():
        path = folder / name
        path.write_bytes(make(texts))
        yield path


def paragraphs() -> list[str]:
    """Return the text that all made documents hold."""
    chance = random.Random(7)
    words = [
        "".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(2, 10))) for _ in range(5000)
    ]
    return [" ".join(chance.choices(words, k=80)) for _ in range(PARAGRAPHS)]


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def word(texts: list[str]) -> bytes:
    """Return a Word file."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document})


def open_document(texts: list[str]) -> bytes:
    """Return an OpenDocument text."""
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in texts)
    names = f'xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0"'
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{inner}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rich_text(texts: list[str]) -> bytes:
    """Return an RTF file."""
    return ("{\\rtf1\\ansi " + "".join(f"{text}\\par\r\n" for text in texts) + "}").encode()


def book(texts: list[str]) -> bytes:
    """Return an e-book of forty chapters."""
    size = len(texts) // 40
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    pages = {
        f"c{n}.xhtml": page.format(
            "".join(f"<p>{t}</p>" for t in texts[n * size : n * size + size])
        )
        for n in range(40)
    }
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    opf = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = '<container><rootfile full-path="b.opf"/></container>'
    return packed({"META-INF/container.xml": container, "b.opf": opf, **pages})


def mail(texts: list[str]) -> bytes:
    """Return an e-mail message in two versions, as mail programs write it."""
    message = EmailMessage()
    message["Subject"], message["From"] = "made – été", "Rosa Vále <rosa@example.org>"
    message.set_content("\n\n".join(f"{text} été" for text in texts), cte="quoted-printable")
    message.add_alternative(_web_page(texts), subtype="html", cte="base64")
    message.add_attachment(b"\0" * 100, maintype="application", subtype="pdf", filename="a.pdf")
    return bytes(message)


def web_mail(texts: list[str]) -> bytes:
    """Return an e-mail message that is a web page."""
    message = EmailMessage()
    message["Subject"] = "made"
    message.set_content(_web_page(texts), subtype="html")
    return bytes(message)


def saved_page(texts: list[str]) -> bytes:
    """Return a web page saved in one file, as browsers write it."""
    page = EmailMessage()
    page.set_content(_web_page(texts), subtype="html", cte="quoted-printable")
    page["Content-Location"] = "https://example.org/a"
    page.make_related()
    page.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<p>")
    page["Snapshot-Content-Location"] = "https://example.org/a"
    return bytes(page)


def _web_page(texts: list[str]) -> str:
    body = "".join(f"<p>{text} <b>été</b></p>" for text in texts)
    return f"<html><head><title>made</title></head><body><article>{body}</article></body></html>"


MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "made.docx": word,
    "made.odt": open_document,
    "made.rtf": rich_text,
    "made.epub": book,
    "made.eml": mail,
    "web.eml": web_mail,
    "made.mhtml": saved_page,
}

if __name__ == "__main__":
    main()
