from __future__ import annotations

import pytest

from tests.formats.docx.samples import package, read, run

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def field(name: str, data: str, result: str | None = None) -> str:
    shown = "" if result is None else mark("separate") + result
    begin = mark("begin", f"<w:ffData>{data}</w:ffData>")
    return f"{begin}<w:r><w:instrText> {name} </w:instrText></w:r>{shown}{mark('end')}"


def box(inner: str) -> str:
    return field("FORMCHECKBOX", f"<w:checkBox><w:sizeAuto/>{inner}</w:checkBox>")


DEFAULT, CHECKED = '<w:default w:val="1"/>', "<w:checked/>"
LIST = '<w:listEntry w:val="red"/><w:listEntry w:val="blue"/>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (box(""), "☐"),
        (box(CHECKED), "☑"),
        (box(DEFAULT), "☑"),
        (box(DEFAULT + '<w:checked w:val="0"/>'), "☐"),
        (field("FORMCHECKBOX", f"<w:checkBox>{CHECKED}</w:checkBox>", ""), "☑"),
        (field("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{LIST}</w:ddList>', ""), "blue"),
        (field("FORMDROPDOWN", f"<w:ddList>{LIST}</w:ddList>"), "red"),
        (field("FORMDROPDOWN", f'<w:ddList><w:result w:val="9"/>{LIST}</w:ddList>'), ""),
        (field("FORMTEXT", '<w:textInput><w:default w:val="x"/></w:textInput>', run("Ada")), "Ada"),
        (field("FORMTEXT", '<w:textInput><w:default w:val="none"/></w:textInput>'), "none"),
    ],
)
def test_old_form_fields_show_their_state(inner: str, text: str) -> None:
    parsed = read(package(f"<w:p>{run('a ')}{inner}{run(' z')}</w:p>"))
    assert parsed.content.text == f"a {text} z"


@pytest.mark.parametrize(
    ("state", "shown", "text"),
    [
        ("1", run("☒"), "☒"),
        ("0", run("☐"), "☐"),
        ("1", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ("0", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "☐"),
        ("1", run("\uf0fe"), "☑"),
        ("1", run("þ"), "☑"),
        ("0", "", "☐"),
    ],
)
def test_check_boxes_among_the_content_controls(state: str, shown: str, text: str) -> None:
    properties = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    control = (
        f"<w:sdt {W14}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )
    assert read(package(f"<w:p>{run('a ')}{control}</w:p>")).content.text == f"a {text}"
