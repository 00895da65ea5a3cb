"""The parts of a Word document that are the same whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.written.word.word_runs import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "footnotes", "comments")
"""Beside the document itself."""
DEEPEST = 6
_SIZES = (36, 30, 26, 24, 22, 22, 22)
"""Half points of the title and of headings by level."""
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    "</w:footnotePr><w:compat><w:compatSetting "
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)
FOOTNOTES_BEGIN = (
    f'{HEAD}<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r>'
    '<w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
FOOTNOTES_END = "</w:footnotes>"
COMMENTS_BEGIN, COMMENTS_END = f"{HEAD}<w:comments {W}>", "</w:comments>"
DOCUMENT_BEGIN = (
    f"{HEAD}<w:document {W} "
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>'
)
DOCUMENT_END = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" '
    'w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    "</w:body></w:document>"
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)


def content_types() -> str:
    """Return what each part is."""
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in _PARTS
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'{parts}<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def document_relations(pictures: Iterable[str]) -> str:
    """Return what the document refers to; `pictures` are named by what they are kept by."""
    parts = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in _PARTS
    )
    shown = "".join(
        f'<Relationship Id="p{name}" Type="{_OFFICE}/image" Target="media/{name}.png"/>'
        for name in pictures
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{parts}{shown}</Relationships>'


def core_properties(title: str, made: str) -> str:
    """Return title and date of the document; no date for ''."""
    dated = f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>' if made else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title>{dated}</cp:coreProperties>"
    )


def styles() -> str:
    """Return the styles, with the names that Word and others have for them."""
    names = [("Title", "Title"), *((f"Heading{n}", f"heading {n}") for n in range(1, DEEPEST + 1))]
    headings = "".join(
        _paragraph_style(
            key,
            name,
            f'<w:keepNext/><w:spacing w:before="240" w:after="60"/>{_outline(level)}',
            f'<w:b/><w:sz w:val="{size}"/>',
        )
        for level, ((key, name), size) in enumerate(zip(names, _SIZES, strict=True))
    )
    border = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="BFBFBF"/></w:pBdr>'
    others = (
        _paragraph_style(
            "Quote", "Quote", f'{border}<w:spacing w:after="60"/><w:ind w:left="567"/>', ""
        )
        + _paragraph_style("Small", "Small", "", '<w:color w:val="595959"/><w:sz w:val="18"/>')
        + _paragraph_style("Source", "Bibliography", '<w:ind w:left="567" w:hanging="567"/>', "")
        + _paragraph_style("FootnoteText", "footnote text", "", '<w:sz w:val="18"/>')
        + _paragraph_style("CommentText", "annotation text", "", '<w:sz w:val="20"/>')
        + _letter_style(
            "FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'
        )
        + _letter_style("CommentReference", "annotation reference", '<w:sz w:val="16"/>')
        + _letter_style("Hyperlink", "Hyperlink", '<w:color w:val="0B4FB3"/><w:u w:val="single"/>')
        + '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr>'
        "<w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    usual = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
    )
    return f"{HEAD}<w:styles {W}>{usual}{headings}{others}</w:styles>"


def _paragraph_style(key: str, name: str, form: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{form}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _letter_style(key: str, name: str, letters: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
