from __future__ import annotations

import base64
import contextlib
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import formats
from desktop.domain import SOFT_BREAK, SpanKind
from desktop.errors import UnreadableFileError
from desktop.formats import odt
from desktop.formats.source import Source

if TYPE_CHECKING:
    from desktop.domain import Parsed

GIF = b"GIF89a\x04\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00;"
BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    " ".join(
        f'xmlns:{prefix}="{BASE}{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def part(name: str, inner: str) -> str:
    return f"<office:{name} {NAMES}>{inner}</office:{name}>"


def parts_of(text: str, automatic: str = "", styles: str = "", meta: str = "") -> dict[str, bytes]:
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{text}</office:text></office:body>"
    return {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": part("document-content", content).encode(),
        "styles.xml": part("document-styles", styles).encode(),
        "meta.xml": part("document-meta", f"<office:meta>{meta}</office:meta>").encode(),
        "Pictures/a.gif": GIF,
    }


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def read(text: str, automatic: str = "", styles: str = "", meta: str = "") -> Parsed:
    return read_bytes(packed(parts_of(text, automatic, styles, meta)))


def read_bytes(data: bytes) -> Parsed:
    return odt.read(Source(Path("sample.odt"), data))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, inner: str = "", family: str = "paragraph", extra: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {extra}>{inner}</style:style>'


def blocks(parsed: Parsed) -> list[tuple[str, int, str]]:
    content = parsed.content
    return [(b.kind.name, b.level, content.text[b.start : b.end]) for b in content.blocks]


def spans(parsed: Parsed) -> list[tuple[str, SpanKind, str]]:
    text = parsed.content.text
    return [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans]


def test_headings_and_roles() -> None:
    styles = (
        style("Title")
        + style("Quotations")
        + style("Heading_20_3", extra='style:display-name="Heading 3"')
        + style("Own", extra='style:parent-style-name="Heading_20_3"')
        + style("Loop", extra='style:parent-style-name="Loop"')
    )
    text = (
        p("Whole", "Title")
        + '<text:h text:outline-level="1">Part</text:h>'
        + p("Three", "Own")
        + p("Said", "Quotations")
        + p("Plain", "Loop")
    )
    parsed = read(text, styles=styles)
    assert blocks(parsed) == [
        ("HEADING", 1, "Whole"),
        ("HEADING", 2, "Part"),
        ("HEADING", 4, "Three"),
        ("QUOTATION", 1, "Said"),
        ("PARAGRAPH", 0, "Plain"),
    ]
    assert parsed.facts.title == "Whole"


@pytest.mark.parametrize("variant", ["", "-template", "-web", "-master"])
def test_every_variant_of_the_text_format_is_known(tmp_path: Path, variant: str) -> None:
    parts = parts_of(p("Some text."))
    parts["mimetype"] += variant.encode()
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert formats.read(path).content.text == "Some text."


def test_white_space_is_collapsed_except_where_it_is_meant() -> None:
    text = p("  one\n   two<text:s/><text:s text:c='2'/>three <text:span> four</text:span>")
    text += p("a<text:line-break/> b<text:tab/>c")
    assert read(text).content.text == f"one two   three four\na{SOFT_BREAK}b\tc"


def test_inline_styles_and_links() -> None:
    automatic = (
        style("B", '<style:text-properties fo:font-weight="bold"/>', "text")
        + style("N", '<style:text-properties fo:font-weight="normal"/>', "text")
        + style("U", '<style:text-properties style:text-position="super 58%"/>', "text")
        + style("H", '<style:text-properties text:display="none"/>', "text")
    )
    text = p(
        '<text:bookmark text:name="here"/><text:span text:style-name="B">bold '
        '<text:span text:style-name="N">not</text:span></text:span>'
        '<text:span text:style-name="U">2</text:span>'
        '<text:span text:style-name="H">unseen</text:span>'
        '<text:a xlink:href="https://example.org/">out</text:a>'
        '<text:a xlink:href="#here">in</text:a>'
    )
    parsed = read(text, automatic)
    assert parsed.content.text == "bold not2outin"
    assert spans(parsed) == [
        ("bold ", SpanKind.BOLD, ""),
        ("2", SpanKind.SUPERSCRIPT, ""),
        ("out", SpanKind.LINK, "https://example.org/"),
        ("in", SpanKind.LINK, "#0"),
    ]
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)


LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" '
    'text:display-levels="2"/></text:list-style><text:list-style style:name="B">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def listed(inner: str, name: str = "L", extra: str = "") -> str:
    style_name = f'text:style-name="{name}"' if name else ""
    return f"<text:list {style_name} {extra}>{inner}</text:list>"


def item(inner: str) -> str:
    return f"<text:list-item>{inner}</text:list-item>"


def test_lists_are_numbered_as_printed() -> None:
    text = (
        listed(
            item(p("a") + p("goes on") + listed(item(p("b")) + item(p("c")), ""))
            + item(p("d") + listed(item(p("e")), ""))
        )
        + listed(item(p("f")), extra='text:continue-numbering="true"')
        + listed(item(p("g")))
        + listed(item(p("h")), "B")
        + listed(item(p("i")), "unknown")
    )
    parsed = read(text, LISTS)
    found = [(b.level, b.attributes.get("marker", "")) for b in parsed.content.blocks]
    assert found == [
        (1, "1."),
        (1, ""),
        (2, "1.a)"),
        (2, "1.b)"),
        (1, "2."),
        (2, "2.a)"),
        (1, "3."),
        (1, "1."),
        (1, "–"),
        (1, "•"),
    ]


def test_headings_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    text = "".join(
        f'<text:h text:outline-level="{level}">{title}</text:h>'
        for level, title in ((1, "One"), (2, "Sub"), (1, "Two"))
    )
    assert [t for _, _, t in blocks(read(text, styles=outline))] == ["1. One", "Sub", "2. Two"]


def test_notes_follow_the_text() -> None:
    def note(kind: str, label: str, body: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
            f"<text:note-body>{body}</text:note-body></text:note>"
        )

    text = p("Cited" + note("endnote", "i", p("End.")) + " and" + note("footnote", "1", p("Foot.")))
    parsed = read(text)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Citedi and1"),
        ("FOOTNOTE", 0, "Foot."),
        ("FOOTNOTE", 0, "End."),
    ]
    starts = [b.start for b in parsed.content.blocks]
    assert spans(parsed) == [
        ("i", SpanKind.NOTE_REFERENCE, f"#{starts[2]}"),
        ("1", SpanKind.NOTE_REFERENCE, f"#{starts[1]}"),
    ]


def test_annotations_become_comments() -> None:
    note = "<dc:creator>R. Vale</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"
    text = p(
        f'The <office:annotation office:name="7">{note}{p("Check")}{p("this")}</office:annotation>'
        'figure<office:annotation-end office:name="7"/> stands'
        f"<office:annotation>{p('a point')}</office:annotation>"
    )
    parsed = read(text)
    found = parsed.content.text
    assert found == "The figure stands"
    first, second = parsed.comments
    assert found[first.start : first.end] == "figure"
    assert (first.note, first.author, first.date) == (
        "Check\nthis",
        "R. Vale",
        "2024-05-01T10:00:00",
    )
    assert found[second.start : second.end] == "stands"


def test_tracked_changes_are_accepted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    parsed = read(changes + p('kept<text:change text:change-id="1"/> added'))
    assert parsed.content.text == "kept added"
    assert parsed.remarks == (
        "Tracked changes were accepted: 1 insertion kept, 1 deletion left out.",
    )


def test_tables() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, extra: str = "") -> str:
        return f"<table:table-cell {extra}>{p(text)}</table:table-cell>"

    table = (
        f"<table:table><table:table-header-rows>{row(cell('Place'), cell('Count'))}"
        "</table:table-header-rows>"
        + row(cell("A", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
        + row(cell("x"), cell("7"), cell("", 'table:number-columns-repeated="16384"'))
        + "</table:table>"
    )
    parsed = read(table)
    assert blocks(parsed) == [("TABLE", 0, "Place\tCount\x1eA\t\x1ex\t7")]
    assert parsed.content.blocks[0].attributes == {"header_rows": 1}
    assert blocks(read(f"<table:table>{row(cell('only'))}</table:table>")) == [
        ("PARAGRAPH", 0, "only")
    ]


def frame(inner: str) -> str:
    return f'<draw:frame svg:width="2cm" svg:height="1cm">{inner}</draw:frame>'


def test_pictures_and_text_boxes_follow_their_paragraph() -> None:
    picture = frame('<draw:image xlink:href="Pictures/a.gif"/><svg:desc>A map</svg:desc>')
    far = frame('<draw:image xlink:href="https://example.org/a.gif"/><svg:title>Far</svg:title>')
    out = frame('<draw:image xlink:href="../../../etc/passwd"/>')
    box = frame(f"<draw:text-box>{p('boxed')}</draw:text-box>")
    parsed = read(p(f"one {picture}{box}{far}{out}two"))
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one two"),
        ("IMAGE", 0, "A map"),
        ("PARAGRAPH", 0, "boxed"),
        ("IMAGE", 0, "Far"),
        ("IMAGE", 0, ""),
    ]
    assert list(parsed.assets.values()) == [GIF]
    assert parsed.remarks == ("2 pictures could not be shown.",)


def test_facts() -> None:
    meta = (
        "<dc:title>Annual report</dc:title><meta:initial-creator>A. Hall</meta:initial-creator>"
        "<meta:creation-date>2023-04-05T06:07:08</meta:creation-date><dc:language>en-GB</dc:language>"
        "<dc:subject>Prisons</dc:subject><meta:keyword>one</meta:keyword><meta:keyword>two</meta:keyword>"
    )
    head = (
        "<office:master-styles><style:master-page><style:header>"
        f"{p('Ministry of Records')}</style:header></style:master-page></office:master-styles>"
    )
    facts = read(p("words"), styles=head, meta=meta).facts
    assert (facts.title, facts.authors) == ("Annual report", ("A. Hall",))
    assert (facts.date, facts.language) == ("2023-04-05", "en-GB")
    assert facts.other == {
        "subject": "Prisons",
        "keywords": "one; two",
        "page header": "Ministry of Records",
    }


def test_flat_files() -> None:
    picture = frame(
        f"<draw:image><office:binary-data>{base64.b64encode(GIF).decode()}</office:binary-data>"
        "</draw:image>"
    )
    text = f"<office:body><office:text>{p('flat' + picture)}</office:text></office:body>"
    parsed = read_bytes(part("document", text).encode())
    assert parsed.content.text == "flat\n"
    assert list(parsed.assets.values()) == [GIF]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"content.xml": b"<a>"}, "not well-formed"),
        ({"content.xml": b"<a>" * 200_000}, "nested too deeply"),
        ({"content.xml": b"<a/>"}, "not an OpenDocument text"),
        (
            {"META-INF/manifest.xml": f"<manifest {NAMES}><manifest:encryption-data/></manifest>"},
            "protected with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(change: dict[str, bytes], reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(packed({**parts_of(p("x")), **change}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
    ],
)
def test_nesting_up_to_the_limit_is_read(before: str, after: str) -> None:
    times = 245 // before.count("<")
    parsed = read(before * times + p("deep") + after * times)
    assert "deep" in parsed.content.text


SAMPLE = parts_of(
    listed(item(p("a")))
    + p(f'x<text:span text:style-name="B">y</text:span>{frame("<draw:image/>")}')
    + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    + p(f"<office:annotation>{p('c')}</office:annotation><text:note><text:note-body/></text:note>"),
    LISTS,
    style("B"),
    "<dc:title>T</dc:title>",
)
TAGS = re.findall(rb"<[^<>]*>", b"".join(SAMPLE.values()))
PIECES = sorted({*TAGS, b"&a;", b"\xff", b"\0", b"-9"})


def tried(data: st.DataObject) -> None:
    """Read the sample with pieces of its own XML put where they do not belong."""
    name = data.draw(st.sampled_from(sorted(SAMPLE)))
    whole = SAMPLE[name]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 100)))
        whole = whole[:start] + data.draw(st.sampled_from(PIECES)) + whole[end:]
    with contextlib.suppress(UnreadableFileError):
        parsed = read_bytes(packed({**SAMPLE, name: whole}))
        for comment in parsed.comments:
            assert 0 <= comment.start < comment.end <= len(parsed.content.text)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
