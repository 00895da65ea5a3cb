from __future__ import annotations

import pytest

from tests.formats.docx.samples import cell, p, package, png, read, run
from tests.formats.samples import blocks


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


def test_remote_pictures_are_not_fetched() -> None:
    drawing = '<w:drawing><wp:docPr descr="Far"/><a:blip r:link="link"/></w:drawing>'
    parsed = read(package(f"<w:p><w:r>{drawing}</w:r></w:p>" + p("words")))
    assert parsed.assets == {}
    assert blocks(parsed)[0] == ("IMAGE", 0, "Far")


def boxed(inner: str) -> str:
    return (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"<w:p>{inner}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (p("Body") + f"<w:p>{boxed(run('Box'))}</w:p>", ["Body", "Box"]),
        (
            f"<w:p>{run('x')}{boxed(run('Outer') + boxed(run('Inner')))}</w:p>",
            ["x", "Outer", "Inner"],
        ),
        ("<w:tbl><w:tr>" + cell(f"<w:p>{boxed(run('Box'))}</w:p>") + "</w:tr></w:tbl>", ["Box"]),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('a')}{boxed(run('Box'))}</w:p>",
            ["a", "Box"],
        ),
    ],
)
def test_each_box_of_text_is_kept_once(body: str, texts: list[str]) -> None:
    assert [text for _, _, text in blocks(read(package(body)))] == texts
