"""What strangers' files can do: for each kind of attack the answer, its time and its memory.

python tests/bench/hostile.py [PART OF A NAME]...

Every file is read in a child process of its own, under the limits the app has. `tests/formats/
test_hostile.py` reads the small ones with every run of the tests and all of them on demand.
"""

from __future__ import annotations

import io
import random
import struct
import sys
import tempfile
import time
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from desktop.domain import Parsed  # noqa: E402
from desktop.errors import UnreadableFileError  # noqa: E402
from desktop.formats.door.sandbox import Sandbox  # noqa: E402
from tests.formats.pdf.samples import Made, assembled, lines, pdf, stream  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMES = f'xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0"'
ODT = "application/vnd.oasis.opendocument.text"
DEEP = 200_000
WORDS = "ordinary words"


class Attack(NamedTuple):
    """A file that means harm, and what its reader is told; '' when its words are read."""

    name: str
    data: Callable[[], bytes]
    told: str = ""
    is_big: bool = False


def zipped(parts: dict[str, str | bytes], mimetype: str = "", **attributes: int) -> bytes:
    """Return a zip of the parts; `attributes` are set on the entry of each."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        if mimetype:
            target.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items():
                setattr(entry, attribute, value)
            target.writestr(entry, content)
    return stream.getvalue()


def docx(body: str, head: str = "", **parts: str | bytes) -> bytes:
    """Return a Word file around a body."""
    document = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, **parts})


def word(text: str = WORDS) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, head: str = "") -> bytes:
    """Return an OpenDocument text around a body."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"{head}<office:document-content {ODF_NAMES}>{inner}</office:document-content>"
    return zipped({"content.xml": content}, ODT)


def epub(
    pages: dict[str, str | bytes], order: str = "", manifest: str = "", head: str = ""
) -> bytes:
    """Return a book of the pages."""
    kind = "application/xhtml+xml"
    items = "".join(f'<item id="{n}" href="{n}" media-type="{kind}"/>' for n in pages)
    spine = order or "".join(f'<itemref idref="{n}"/>' for n in pages)
    opf = (
        f"{head}<package><metadata/><manifest>{items}{manifest}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    parts = {"META-INF/container.xml": container, "b.opf": opf, **pages}
    return zipped(parts, "application/epub+zip")


def page(body: str = f"<p>{WORDS}</p>", head: str = "") -> str:
    """Return a page of a book."""
    return f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'


def laughs(times: int = 10, levels: int = 10) -> str:
    """Return entities that stand for ten of the one before."""
    made = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * times}">' for n in range(1, levels)
    )
    return f"<!DOCTYPE x [{made}]>"


def zeros(size: int) -> bytes:
    """Return a compressed stream of zeros, made piece by piece."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()


def member(name: str, packed: bytes, size: int, *, said: int = 0) -> bytes:
    """Return a zip with one member that unpacks to `size` bytes and says `said`."""
    stated = said or size
    fields = (20, 0, 8, 0, 0x21, 0, len(packed), stated & 0xFFFFFFFF, len(name), 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *fields) + name.encode() + packed
    listed = (20, *fields)
    central = b"PK\x01\x02" + struct.pack("<HHHHHHIIIHH", *listed)
    central += struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    return (
        local
        + central
        + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    )


def overlapping() -> bytes:
    """Return a zip whose thousand members are one and the same stream."""
    packed = zeros(50 << 20)
    one = member("word/document.xml", packed, 50 << 20)
    at = one.index(b"PK\x01\x02")
    entry, local = one[at:-22], one[:at]
    names = [b"word/document.xml", *(b"word/docum%04d.xml" % n for n in range(1000))]
    entries = b"".join(entry.replace(names[0], name) for name in (n[:17] for n in names))
    count = len(names)
    return (
        local
        + entries
        + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(local), 0)
    )


def nested_zip(levels: int = 40) -> bytes:
    """Return a zip in a zip in a zip."""
    inner = zipped({"word/document.xml": docx(word())})
    for _ in range(levels):
        inner = zipped({"a.docx": inner})
    return inner


def pictured(picture: bytes) -> bytes:
    """Return a book with a picture on its page."""
    body = f'<p>{WORDS}</p><img src="p" alt=""/>'
    entry = '<item id="p" href="p" media-type="image/png"/>'
    made = io.BytesIO(epub({"a.xhtml": page(body)}, manifest=entry))
    with zipfile.ZipFile(made, "a") as book:
        book.writestr("p", picture)
    return made.getvalue()


def png(width: int, height: int) -> bytes:
    """Return a picture that is all one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    packer, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def multiparts(levels: int) -> bytes:
    """Return a message of parts in parts."""
    return (
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(levels)
        )
        + WORDS.encode()
    )


def noise(head: bytes = b"") -> bytes:
    """Return bytes without a meaning."""
    return head + random.Random(4).randbytes(300_000)


DAMAGED, DEEPLY = "damaged or incomplete", "nested too deep"
UNREASONABLE, MULTIPLIED = "unreasonable size", "multiplies itself"
TANGLED = b"<p>" + WORDS.encode()
REMOTE = f"""<head><meta http-equiv="refresh" content="0;url=http://192.0.2.1/"><base
href="http://192.0.2.1/"><link rel="stylesheet" href="//192.0.2.1/a.css"><script
src="http://192.0.2.1/a.js">alert(1)</script><style>@import "http://192.0.2.1/b.css";@font-face
{{src:url(http://192.0.2.1/f.woff)}}</style></head><body onload="x()"><p>{WORDS}</p>
<img src="http://192.0.2.1/a.png" alt="far"><img src="file:///etc/passwd" alt="near">
<img src="\\\\192.0.2.1\\a.png" alt="unc"><img src="../../../../etc/passwd" alt="up">
<iframe src="http://192.0.2.1/"></iframe><object data="file:///etc/passwd"></object>
<video src="http://192.0.2.1/v.mp4"></video><a href="file:///etc/passwd">here</a></body>"""

SVG = "http://www.w3.org/2000/svg"
OUTSIDE = """<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">
<!ENTITY % b SYSTEM "http://192.0.2.1/b">%b;]>"""
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
TEMPLATE = f"""<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{KIND}"
Target="http://192.0.2.1/t.dotm" TargetMode="External"/></Relationships>"""
FAR_RTF = rf"""{{\rtf1{{\*\template http://192.0.2.1/t.dotm}}{{\field{{\*\fldinst INCLUDEPICTURE
"http://192.0.2.1/a.png"}}{{\fldrslt}}}}{{\object\objautlink{{\*\objdata 00}}}} {WORDS}}}"""


def pdf_tree(kids: str, count: int, content: bytes = b"", **more: bytes) -> bytes:
    """Return a PDF whose page tree lists what `kids` says; `more` objects by 'o' and number."""
    things = {
        1: b"<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert(1))>>>>",
        2: f"<</Type /Pages /Count {count} /Kids [{kids}]>>".encode(),
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R "
        b"/Resources <</Font <</F1 5 0 R>>>>>>",
        4: content or stream(f"BT /F1 10 Tf 50 500 Td ({WORDS}) Tj ET".encode()),
        5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }
    return assembled({**things, **{int(name[1:]): thing for name, thing in more.items()}})


def deep_pdf(levels: int) -> bytes:
    """Return a PDF whose page tree is nested so deep."""
    nodes = {
        f"o{number}": b"<</Type /Pages /Count 1 /Kids [%d 0 R]>>" % (number + 1)
        for number in range(6, 6 + levels)
    }
    nodes[f"o{5 + levels}"] = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>"
    return pdf_tree("6 0 R", 1, **nodes)


def letters_pdf(count: int) -> bytes:
    """Return a PDF with so many words on one page."""
    drawn = f"BT /F1 1 Tf 50 500 Td {f'({WORDS} ) Tj 0 -1 Td ' * count} ET"
    return pdf_tree("3 0 R", 1, stream(drawn.encode()))


ATTACKS: tuple[Attack, ...] = (
    Attack("zero pages.pdf", lambda: pdf_tree("", 0), "no pages"),
    Attack("a page tree that bites its tail.pdf", lambda: pdf_tree("3 0 R 2 0 R", 2)),
    Attack("a page tree 100,000 deep.pdf", lambda: deep_pdf(100_000), "damaged", True),
    Attack("a page tree 500 deep.pdf", lambda: deep_pdf(500)),
    Attack("two billion pages.pdf", lambda: pdf_tree("3 0 R", 2_000_000_000)),
    Attack("20,000 pages.pdf", lambda: pdf(*[lines(WORDS)] * 20_000), "", True),
    Attack("2,000 times one page.pdf", lambda: pdf_tree("3 0 R " * 2_000, 2_000)),
    Attack(
        "a huge page.pdf",
        lambda: Made([lines(WORDS)], box="-900000000 -900000000 900000000 900000000").data(),
    ),
    Attack("a page of no size.pdf", lambda: Made([lines(WORDS)], box="0 0 0 0").data()),
    Attack(
        "bomb in a page.pdf",
        lambda: pdf_tree("3 0 R", 1, stream(b" " * (1 << 30))),
        "brought the importer down",  # the engine ends itself where it gets no memory
        True,
    ),
    Attack(
        "bomb in an object stream.pdf",
        lambda: pdf_tree(
            "3 0 R", 1, o6=stream(b" " * (1 << 28), b"/Type /ObjStm /N 1000 /First 0")
        ),
        "",
        True,
    ),
    Attack("20,000 words on a spot.pdf", lambda: letters_pdf(20_000)),
    Attack(
        "files and programs inside.pdf",
        lambda: pdf_tree("3 0 R", 1).replace(
            b"/S /JavaScript /JS (app.alert(1))", b"/S /Launch /F (/bin/sh)           "
        ),
    ),
    Attack(
        "bomb of 1 GB.docx",
        lambda: member("word/document.xml", zeros(1 << 30), 1 << 30),
        UNREASONABLE,
        True,
    ),
    Attack(
        "bomb that says it is small.docx",
        lambda: member("word/document.xml", zeros(1 << 30), 1 << 30, said=100),
        "is damaged",
        True,
    ),
    Attack("bomb of overlapping members.docx", overlapping, UNREASONABLE),
    Attack(
        "bomb of 30,000 members.epub",
        lambda: zipped(dict.fromkeys(map(str, range(30_000)), "x"), "application/epub+zip"),
        "more than 20,000 parts",
        True,
    ),
    Attack("zip in zip, 40 deep.docx", nested_zip, "not a Word document"),
    Attack("quine.zip", lambda: zipped({"quine.zip": b"PK\x03\x04"}), "zip archive"),
    Attack("billion laughs.docx", lambda: docx(word("&a9;" + WORDS), laughs()), MULTIPLIED),
    Attack(
        "billion laughs.odt", lambda: odt(f"<text:p>&a9;{WORDS}</text:p>", laughs()), MULTIPLIED
    ),
    Attack("billion laughs.epub", lambda: epub({"a.xhtml": page(f"<p>&a9;{WORDS}</p>", laughs())})),
    Attack("billion laughs in the package.epub", lambda: epub({"a.xhtml": page()}, head=laughs())),
    Attack("billion laughs.xhtml", lambda: page(f"<p>&a9;{WORDS}</p>", laughs()).encode()),
    Attack(
        "quadratic entities.docx",
        lambda: docx(
            word("&a0;" * 20_000 + WORDS), f'<!DOCTYPE x [<!ENTITY a0 "{"a" * 20_000}">]>'
        ),
        MULTIPLIED,
    ),
    Attack(
        "external entity.docx",
        lambda: docx(
            word("&a;" + WORDS),
            OUTSIDE,
        ),
    ),
    Attack(
        "external entity.epub",
        lambda: epub(
            {
                "a.xhtml": page(
                    f"<p>&a;{WORDS}</p>",
                    '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
                )
            }
        ),
    ),
    Attack("deep elements.html", lambda: b"<div>" * DEEP + WORDS.encode()),
    Attack("deep tables.html", lambda: b"<table><tr><td>" * DEEP + WORDS.encode(), is_big=True),
    Attack(
        "deep elements.docx", lambda: docx("<w:sdt>" * DEEP + word() + "</w:sdt>" * DEEP), DEEPLY
    ),
    Attack(
        "deep elements.odt", lambda: odt("<text:section>" * DEEP + "</text:section>" * DEEP), DEEPLY
    ),
    Attack(
        "deep elements.epub",
        lambda: epub({"a.xhtml": page("<div>" * DEEP + WORDS + "</div>" * DEEP)}),
    ),
    Attack("deep groups.rtf", lambda: b"{\\rtf1 " + b"{" * DEEP + WORDS.encode() + b"}" * DEEP),
    Attack(
        "deep notes.rtf",
        lambda: b"{\\rtf1 " + WORDS.encode() + b"{\\footnote x" * DEEP + b"}" * DEEP,
    ),
    Attack("deep quotations.md", lambda: b">" * DEEP + WORDS.encode()),
    Attack("deep lists.md", lambda: b"- " * DEEP + WORDS.encode()),
    Attack("deep emphasis.md", lambda: b"*" * DEEP + WORDS.encode() + b"_" * DEEP),
    Attack("deep brackets.md", lambda: b"[" * DEEP + WORDS.encode() + b"](" * DEEP),
    Attack("deep quotations.eml", lambda: b"Subject: x\r\n\r\n" + b">" * DEEP + WORDS.encode()),
    Attack("deep parts.eml", lambda: multiparts(20_000), "more than 2,000 parts"),
    Attack("deep parts, fewer.eml", lambda: multiparts(1_000), "nested too deep"),
    Attack(
        "deep messages.eml",
        lambda: (
            b"Content-Type: message/rfc822\r\n\r\n" * 1_900 + b"Subject: x\r\n\r\n" + WORDS.encode()
        ),
        "cannot be told apart",
    ),
    Attack(
        "traversal.epub",
        lambda: epub(
            {"a.xhtml": page(), "../../../etc/passwd": page("<p>up</p>")},
            manifest='<item id="z" href="/etc/passwd" media-type="application/xhtml+xml"/>',
        ),
    ),
    Attack("traversal.docx", lambda: docx(word(), **{"../../evil": "x", "/etc/evil": "x"})),
    Attack(
        "symbolic links.docx",
        lambda: zipped({"word/document.xml": "/etc/passwd"}, external_attr=0o120777 << 16),
        "not well-formed",
    ),
    Attack(
        "a spine that goes round.epub",
        lambda: epub({"a.xhtml": page()}, '<itemref idref="a.xhtml"/>' * 5_000),
    ),
    Attack(
        "navigation that goes round.epub",
        lambda: epub(
            {
                "a.xhtml": page(
                    '<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><ol>'
                    + '<li><a href="a.xhtml">x</a><ol>' * 60
                    + "</ol></li>" * 60
                    + f"</ol></nav><p>{WORDS}</p>"
                )
            }
        ),
    ),
    Attack(
        "a package that is its own page.epub",
        lambda: epub(
            {"a.xhtml": page()},
            '<itemref idref="o"/><itemref idref="a.xhtml"/>',
            '<item id="o" href="b.opf" media-type="application/xhtml+xml"/>',
        ),
    ),
    Attack(
        "encrypted.docx",
        lambda: zipped({"word/document.xml": word()}).replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
        ),
        "encrypted",
    ),
    Attack("no list of parts.docx", lambda: docx(word())[:-40], DAMAGED),
    Attack("one line of 50 MB.txt", lambda: b"a" * (50 << 20), is_big=True),
    Attack("one line of 50 MB.html", lambda: b"<p>" + b"a b " * (12 << 20), is_big=True),
    Attack("200 MB.txt", lambda: b"a b c\n" * 35_000_000, "larger than 64 MB", True),
    Attack(
        "invalid UTF-8.txt",
        lambda: b"\xff\xfe\xfd".join([b"a"] * 1000) + b" ordinary \xc3\x28 words",
    ),
    Attack(
        "invalid UTF-16.txt",
        lambda: b"\xff\xfe" + "ordinary words".encode("utf-16-le") + b"\x00\xd8\x41",
    ),
    Attack(
        "UTF-7 script.html",
        lambda: (
            b'<meta charset="utf-7"><p>ordinary words +ADw-script+AD4-alert(1)+ADw-/script+AD4-'
        ),
    ),
    Attack("zeros.txt", lambda: bytes(1 << 20), "not a text"),
    Attack("zeros between.html", lambda: b"<p>ordi\x00nary\x00 words" * 10_000),
    Attack("noise.txt", noise, "not a text"),
    Attack("noise.rtf", lambda: noise(b"{\\rtf1 " + WORDS.encode())),
    Attack("noise.epub", lambda: noise(b"PK\x03\x04"), DAMAGED),
    Attack("scripts and far things.html", REMOTE.encode),
    Attack(
        "scripts and far things.eml", lambda: b"Content-Type: text/html\r\n\r\n" + REMOTE.encode()
    ),
    Attack(
        "scripts and far things.mhtml", lambda: b"Content-Type: text/html\r\n\r\n" + REMOTE.encode()
    ),
    Attack("scripts and far things.epub", lambda: epub({"a.xhtml": page(REMOTE)})),
    Attack("scripts and far things.md", REMOTE.encode),
    Attack(
        "template and far pictures.rtf",
        FAR_RTF.encode,
    ),
    Attack(
        "template and far pictures.docx",
        lambda: docx(word(), **{"word/_rels/document.xml.rels": TEMPLATE}),
    ),
    Attack("picture of 50,000 x 50,000.epub", lambda: pictured(png(50_000, 50_000)), is_big=True),
    Attack(
        "picture of laughs.epub",
        lambda: pictured(f"{laughs()}<svg xmlns='{SVG}' width='9' height='9'>&a9;</svg>".encode()),
    ),
    Attack(
        "picture of a pipe.epub",
        lambda: pictured(
            f"<svg xmlns='{SVG}' width='9' height='9'><image href='/dev/zero'/></svg>".encode()
        ),
    ),
    Attack("Word file.txt", lambda: docx(word())),
    Attack("program.html", lambda: b"MZ\x90\x00" + bytes(4096), "a program"),
    Attack("picture.docx", partial(png, 9, 9), ""),
    Attack("web page.epub", f"<!doctype html><p>{WORDS}".encode),
    Attack(
        "old Word file.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        "old Office file",
    ),
    Attack("empty.docx", lambda: b"", "is empty"),
    Attack("white space.html", lambda: b" \n" * 1000, "no text"),
    Attack(
        "attributes.html",
        lambda: b"<p " + b" ".join(b'a%d="x"' % n for n in range(DEEP)) + b">" + WORDS.encode(),
    ),
    Attack("end tags.html", lambda: TANGLED + b"<b>" * 5_000 + b"</i>" * 100_000),
    Attack(
        "picture of digits.rtf",
        lambda: b"{\\rtf1 " + WORDS.encode() + b"{\\pict\\pngblip " + b"ff" * (10 << 20) + b"}}",
    ),
)


class Answer(NamedTuple):
    """What came of one file."""

    told: str
    seconds: float
    megabytes: int
    text: str


def answers(folder: Path, attacks: list[Attack]) -> Iterator[tuple[Attack, Answer]]:
    """Read each file in a child of its own."""
    for attack in attacks:
        path = folder / attack.name
        path.write_bytes(attack.data())
        with Sandbox(1) as sandbox:
            yield attack, answer(sandbox, path)
        path.unlink()


def answer(sandbox: Sandbox, path: Path) -> Answer:
    """Return what the sandbox makes of a file."""
    begun = time.perf_counter()
    told, text = "", ""
    try:
        parsed = sandbox.read(path)
    except UnreadableFileError as error:
        told = error.reason
    else:
        assert isinstance(parsed, Parsed)
        text = parsed.content.text
        told = " ".join(["read.", *parsed.remarks])
    return Answer(told, time.perf_counter() - begun, peak(sandbox), text)


def peak(sandbox: Sandbox) -> int:
    """Return the most memory that the sandbox's child has held, in megabytes; 0 if it is gone."""
    try:
        process = sandbox._idle[0].process
        status = Path(f"/proc/{process.pid}/status").read_text()
    except (IndexError, OSError):
        return 0
    return (
        int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) >> 10
    )


def main() -> None:
    """Print a line for each attack."""
    chosen = [
        a for a in ATTACKS if not sys.argv[1:] or any(part in a.name for part in sys.argv[1:])
    ]
    print(f"{'file':40}{'s':>6}{'MB':>6}  what its reader is told")
    with tempfile.TemporaryDirectory() as folder:
        for attack, found in answers(Path(folder), chosen):
            right = attack.told in found.told if attack.told else bool(found.text)
            mark = "" if right else "  <-- NOT AS EXPECTED"
            print(
                f"{attack.name:40}{found.seconds:6.1f}{found.megabytes:6}  {found.told}{mark}",
                flush=True,
            )


if __name__ == "__main__":
    main()
