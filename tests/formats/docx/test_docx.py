from __future__ import annotations

import contextlib
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.errors import UnreadableFileError
from desktop.formats import docx
from desktop.formats.source import Source

if TYPE_CHECKING:
    from desktop.domain import Parsed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def png(width: int = 3, height: int = 2) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def relations(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for key, kind, target in rows
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def package(body: str, **parts: str | bytes) -> bytes:
    """Pack a document; `parts` are the related parts, by the kind of their relation."""
    rows, files = [("link", "hyperlink", "https://example.org/a")], {}
    for kind, content in parts.items():
        target = f"{kind}.{'png' if isinstance(content, bytes) else 'xml'}"
        rows.append((kind, kind, target))
        files[f"word/{target}"] = content if isinstance(content, bytes) else xml(kind, content)
    files["word/document.xml"] = xml("document", f"<w:body>{body}</w:body>")
    files["word/_rels/document.xml.rels"] = relations(*rows)
    files["_rels/.rels"] = relations(
        ("main", "officeDocument", "word/document.xml"),
        ("core", "core-properties", "docProps/core.xml"),
    )
    return packed(files)


def xml(kind: str, content: str) -> str:
    return content if content.startswith("<?") else f"<w:{kind} {NAMES}>{content}</w:{kind}>"


def packed(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return stream.getvalue()


def read(data: bytes) -> Parsed:
    return docx.read(Source(Path("sample.docx"), data))


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def style(key: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{inner}</w:style>'


def blocks(parsed: Parsed) -> list[tuple[str, int, str]]:
    content = parsed.content
    return [(b.kind.name, b.level, content.text[b.start : b.end]) for b in content.blocks]


def spans(parsed: Parsed) -> list[tuple[str, SpanKind, str]]:
    text = parsed.content.text
    return [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans]


def test_headings_by_style_name_outline_level_and_inheritance() -> None:
    styles = (
        style("berschrift1", "heading 1")
        + style("Own", "Chapter of mine", '<w:basedOn w:val="berschrift1"/>')
        + style("Ti", "Titre 2")
        + style("Lvl", "Anything", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Loop", "Loop", '<w:basedOn w:val="Loop"/>')
    )
    body = (
        p("One", styled("berschrift1"))
        + p("Two", styled("Own"))
        + p("Three", styled("Ti"))
        + p("Four", styled("Lvl"))
        + p("Five", '<w:outlineLvl w:val="3"/>')
        + p("Text", styled("berschrift1") + '<w:outlineLvl w:val="9"/>')
        + p("Loop", styled("Loop"))
    )
    assert blocks(read(package(body, styles=styles))) == [
        ("HEADING", 1, "One"),
        ("HEADING", 1, "Two"),
        ("HEADING", 2, "Three"),
        ("HEADING", 3, "Four"),
        ("HEADING", 4, "Five"),
        ("PARAGRAPH", 0, "Text"),
        ("PARAGRAPH", 0, "Loop"),
    ]


def test_headings_stand_below_a_title() -> None:
    styles = style("T", "Title") + style("H", "heading 1")
    parsed = read(package(p("The whole", styled("T")) + p("A part", styled("H")), styles=styles))
    assert [(s.title, s.level) for s in parsed.content.sections] == [
        ("The whole", 1),
        ("A part", 2),
    ]
    assert parsed.facts.title == "The whole"


def test_other_roles_of_paragraphs() -> None:
    styles = style("Q", "Quote") + style("C", "caption") + style("M", "HTML Preformatted")
    body = p("q", styled("Q")) + p("c", styled("C")) + p("m", styled("M"))
    kinds = [kind for kind, _, _ in blocks(read(package(body, styles=styles)))]
    assert kinds == ["QUOTATION", "CAPTION", "CODE"]


def level(number: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + level(2, "upperRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int, depth: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, listed)


def markers(parsed: Parsed) -> list[tuple[int, str]]:
    return [(b.level, b.attributes.get("marker", "")) for b in parsed.content.blocks]


def test_lists_are_numbered_as_printed() -> None:
    body = (
        item("a", 1)
        + item("b", 1, 1)
        + item("c", 1, 1)
        + item("d", 1, 2)
        + item("e", 1)
        + item("f", 1, 1)
        + item("g", 2)
        + item("h", 3)
        + item("i", 3)
        + item("j", 99)
    )
    assert markers(read(package(body, numbering=NUMBERING))) == [
        (1, "1."),
        (2, "1.a)"),
        (2, "1.b)"),
        (3, "(I)"),
        (1, "2."),
        (2, "2.a)"),
        (1, "•"),
        (1, "5."),
        (1, "6."),
        (0, ""),
    ]


def test_a_paragraph_that_reads_from_the_right_says_so_unless_its_letters_do() -> None:
    body = p("UN 1325", "<w:bidi/>") + p("שלום", "<w:bidi/>") + p("plain")
    content = read(package(body)).content
    assert [b.attributes.get("direction") for b in content.blocks] == ["rtl", None, None]


def test_a_numbered_heading_shows_its_number() -> None:
    styles = style("H", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("Scope", styled("H")) + p("", styled("H"))
    parsed = read(package(body, styles=styles, numbering=NUMBERING))
    assert blocks(parsed) == [("HEADING", 1, "1. Scope")]


def test_inline_styles_breaks_and_symbols() -> None:
    styles = style("S", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
    body = (
        "<w:p>"
        + run("plain ")
        + run("bold ", "<w:b/>")
        + run("strong ", '<w:rStyle w:val="S"/>')
        + run("not ", '<w:rStyle w:val="S"/><w:b w:val="0"/>')
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + '<w:r><w:br/><w:t>next</w:t><w:tab/><w:noBreakHyphen/><w:sym w:char="F0B7"/></w:r></w:p>'
    )
    parsed = read(package(body, styles=styles))
    assert parsed.content.text == f"plain bold strong not 2{SOFT_BREAK}next\t\u2011•"
    assert spans(parsed) == [
        ("bold strong ", SpanKind.BOLD, ""),
        ("2", SpanKind.SUPERSCRIPT, ""),
    ]


def test_links_and_fields() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("shown")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        '<w:p><w:bookmarkStart w:id="0" w:name="here"/>'
        f'<w:hyperlink r:id="link">{run("out")}</w:hyperlink>'
        + field
        + f'<w:hyperlink w:anchor="here">{run("in")}</w:hyperlink></w:p>'
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        + p("after a broken field")
    )
    parsed = read(package(body))
    assert parsed.content.text == "outshownin\nafter a broken field"
    assert spans(parsed) == [
        ("out", SpanKind.LINK, "https://example.org/a"),
        ("shown", SpanKind.LINK, "https://example.org/b"),
        ("in", SpanKind.LINK, "#0"),
    ]


def test_footnotes_and_endnotes_follow_the_text() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("First note.")}{p("Goes on.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("Never cited.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("At the end.")}</w:endnote>'
    body = (
        f'<w:p>{run("Cited")}<w:r><w:footnoteReference w:id="2"/></w:r>'
        f'{run(" and")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    parsed = read(package(body, footnotes=notes, endnotes=ends))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Cited1 andi"),
        ("FOOTNOTE", 0, "First note."),
        ("FOOTNOTE", 0, "Goes on."),
        ("FOOTNOTE", 0, "At the end."),
    ]
    assert [m for _, m in markers(parsed)] == ["", "1", "", "i"]
    starts = [b.start for b in parsed.content.blocks]
    assert spans(parsed) == [
        ("1", SpanKind.NOTE_REFERENCE, f"#{starts[1]}"),
        ("i", SpanKind.NOTE_REFERENCE, f"#{starts[3]}"),
    ]


def test_comments_keep_author_date_and_passage() -> None:
    remarks = (
        '<w:comment w:id="3" w:author="R. Vale" w:date="2024-05-01T10:00:00Z">'
        f"{p('Check this')}{p('against the annex')}</w:comment>"
        f'<w:comment w:id="4" w:author="T. Orr">{p("A point")}</w:comment>'
    )
    body = (
        f'<w:p>{run("The ")}<w:commentRangeStart w:id="3"/>{run("figure is ")}</w:p>'
        f'<w:p>{run("wrong")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        f'{run(" here")}<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    parsed = read(package(body, comments=remarks))
    text = parsed.content.text
    first, second = parsed.comments
    assert text[first.start : first.end] == "figure is \nwrong"
    assert (first.note, first.author, first.date) == (
        "Check this\nagainst the annex",
        "R. Vale",
        "2024-05-01T10:00:00Z",
    )
    assert text[second.start : second.end] == "here"


def test_tracked_changes_are_accepted() -> None:
    body = (
        f"<w:p>{run('kept ')}<w:ins>{run('added ')}</w:ins>"
        "<w:del><w:r><w:delText>gone </w:delText></w:r></w:del></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('joined ')}</w:p>{p('on')}"
        f"<w:moveFrom>{p('moved')}</w:moveFrom><w:moveTo>{p('moved')}</w:moveTo>"
    )
    parsed = read(package(body))
    assert parsed.content.text == "kept added \njoined on\nmoved"
    assert parsed.remarks == (
        "Tracked changes were accepted: 2 insertions kept, 2 deletions left out.",
    )


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def test_tables_keep_their_columns() -> None:
    note = f'<w:footnote w:id="2">{p("n")}</w:footnote>'
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(p("Place"))
        + cell(p("Count"), '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell(p("two") + p("lines"), '<w:vMerge w:val="restart"/>')
        + cell("<w:p><w:r><w:t>7</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")
        + cell(p(""))
        + "</w:tr><w:tr>"
        + cell(p(""), "<w:vMerge/>")
        + cell(p("8"))
        + cell(p("9"))
        + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
        + cell(p("x"))
        + cell(p("y"))
        + "</w:tr></w:tbl>"
    )
    parsed = read(package(body, footnotes=note))
    assert blocks(parsed)[0] == (
        "TABLE",
        0,
        f"Place\tCount\t\x1etwo{SOFT_BREAK}lines\t71\t\x1e\t8\t9",
    )
    assert parsed.content.blocks[0].attributes == {"header_rows": 1}


def test_a_table_that_only_places_text_becomes_text() -> None:
    inner = "".join(p(f"line {n}") for n in range(3))
    body = f"<w:tbl><w:tr>{cell(inner)}</w:tr></w:tbl>"
    assert [kind for kind, _, _ in blocks(read(package(body)))] == ["PARAGRAPH"] * 3


def test_pictures_and_text_boxes_follow_their_paragraph() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="476250"/>'
        '<wp:docPr id="1" name="x" descr="A map"/><a:blip r:embed="image"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"<w:txbxContent>{p('boxed')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    parsed = read(package(f"<w:p>{run('one ')}{drawing}{box}{run('two')}</w:p>", image=png()))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one two"),
        ("IMAGE", 0, "A map"),
        ("PARAGRAPH", 0, "boxed"),
    ]
    picture = parsed.content.blocks[1].attributes
    assert (picture["width"], picture["height"]) == (3, 2)
    assert parsed.assets[picture["asset"]] == png()


def test_hidden_text_and_prompts_stay_out() -> None:
    body = (
        f"<w:p>{run('seen')}{run('unseen', '<w:vanish/>')}</w:p>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{p('filled in')}</w:sdtContent></w:sdt>"
    )
    parsed = read(package(body))
    assert parsed.content.text == "seen\nfilled in"
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)


def test_page_numbers_only_where_the_file_agrees_with_itself() -> None:
    body = p("one") + f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{run('two')}</w:p>"
    data = package(body)
    files = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    files["_rels/.rels"] = relations(
        ("main", "officeDocument", "word/document.xml"),
        ("app", "extended-properties", "docProps/app.xml"),
    )
    for count, expected in ((2, ["1", "2"]), (3, [])):
        files["docProps/app.xml"] = f"<Properties><Pages>{count}</Pages></Properties>"
        parsed = read(packed(files))
        assert [found.label for found in parsed.content.locators] == expected


def test_facts() -> None:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:dc" xmlns:t="urn:t">'
        "<dc:title>Annual report</dc:title><dc:creator>A. Hall; B. Lind</dc:creator>"
        "<t:created>2023-04-05T06:07:08Z</t:created><dc:subject>Prisons</dc:subject>"
        "<dc:language>en-GB</dc:language></c:coreProperties>"
    )
    data = io.BytesIO(package(p("words"), header=p("Ministry of Records")))
    with zipfile.ZipFile(data, "a") as target:
        target.writestr("docProps/core.xml", core)
    facts = read(data.getvalue()).facts
    assert facts.title == "Annual report"
    assert facts.authors == ("A. Hall", "B. Lind")
    assert (facts.date, facts.language) == ("2023-04-05", "en-GB")
    assert facts.other == {"subject": "Prisons", "page header": "Ministry of Records"}


def test_the_strict_variant() -> None:
    data = package(p("strict words"))
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    strict = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(packed({**files, "word/document.xml": strict})).content.text == "strict words"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<w:document>", "not well-formed"),
        ("<a>" * 200_000, "nested too deeply"),
        (None, "not a Word document"),
    ],
)
def test_what_cannot_be_read_is_refused(document: str | None, reason: str) -> None:
    files = {} if document is None else {"word/document.xml": document}
    with pytest.raises(UnreadableFileError, match=reason):
        read(packed({"other": "x", **files}))


def test_a_damaged_part_leaves_the_rest() -> None:
    parsed = read(package(p("words"), comments="<?broken"))
    assert parsed.content.text == "words"
    assert parsed.remarks == (
        "Something was left out: “word/comments.xml” is damaged: it is not well-formed XML.",
    )


def test_remote_pictures_are_not_fetched() -> None:
    drawing = '<w:drawing><wp:docPr descr="Far"/><a:blip r:link="link"/></w:drawing>'
    parsed = read(package(f"<w:p><w:r>{drawing}</w:r></w:p>" + p("words")))
    assert parsed.assets == {}
    assert blocks(parsed)[0] == ("IMAGE", 0, "Far")


SAMPLE = package(
    item("a", 1)
    + f"<w:p>{run('x', '<w:b/>')}<w:ins>{run('y')}</w:ins><w:commentRangeStart w:id='3'/>"
    + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    + f"<w:tbl><w:tr>{cell(p('1'))}{cell(p('2'))}</w:tr></w:tbl>",
    numbering=NUMBERING,
    styles=style("H", "heading 1"),
    footnotes=f'<w:footnote w:id="2">{p("n")}</w:footnote>',
    comments=f'<w:comment w:id="3">{p("c")}</w:comment>',
    image=png(),
)
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(SAMPLE)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(SAMPLE)).namelist()
}
PIECES = sorted(
    {*re.findall(rb"<[^<>]*>", b"".join(PARTS.values())), b"&a;", b"\xff", b"\0", b"-9"}
)


def tried(data: st.DataObject) -> None:
    """Read the sample with pieces of its XML put where they do not belong."""
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = PARTS[name]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(part)))
        end = data.draw(st.integers(start, min(len(part), start + 200)))
        part = part[:start] + data.draw(st.sampled_from(PIECES)) + part[end:]
    with contextlib.suppress(UnreadableFileError):
        parsed = read(packed({**PARTS, name: part}))
        for comment in parsed.comments:
            assert 0 <= comment.start < comment.end <= len(parsed.content.text)
        assert all(b.kind in BlockKind for b in parsed.content.blocks)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
