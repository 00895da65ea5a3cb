from __future__ import annotations

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.docx.samples import p, package, read, run, style
from tests.formats.samples import spans


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


def test_hidden_text_and_prompts_stay_out() -> None:
    body = (
        f"<w:p>{run('seen')}{run('unseen', '<w:vanish/>')}</w:p>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{p('filled in')}</w:sdtContent></w:sdt>"
    )
    parsed = read(package(body))
    assert parsed.content.text == "seen\nfilled in"
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)
