from __future__ import annotations

import pytest

from desktop.errors import UnusableStyleError
from desktop.export.citing.cited_runs import plain
from desktop.export.citing.citer import Citer
from desktop.export.citing.csl_style import LARGEST, bundled_styles, checked_style, style_note
from desktop.paths import bundled
from tests.export.citing.test_citer import PAGED, document

XMLNS = "http://purl.org/net/xbiblio/csl"
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
INFO = "<info><title>Mine</title></info>"
CITES = '<citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation>'


@pytest.fixture
def style(tmp_path):
    def write(text: str | bytes) -> str:
        path = tmp_path / "mine.csl"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_five_styles_come_with_the_program_and_name_their_licence():
    found = bundled_styles()
    assert [one.name for one in found] == sorted(
        ("apa", "chicago-notes-bibliography", "harvard-cite-them-right", "mhra-notes", "oscola"),
        key=lambda name: next(one.title for one in found if one.name == name),
    )
    told = (bundled("resources").parent / "NOTICE").read_text(encoding="utf-8")
    for path in bundled("resources/styles").glob("*.csl"):
        assert "licenses/by-sa/3.0" in path.read_text(encoding="utf-8")
        assert path.name in told


def test_a_style_from_a_file_cites(style):
    name = style(f"{HEAD}{INFO}{CITES}</style>")
    assert style_note(name).title == "Mine"
    assert plain(Citer(name).cite(document(), PAGED, 0)) == "[Counting people]"


def macros(count: int, calls: int) -> str:
    """Return macros each of which calls the next one several times."""
    call = "".join
    return (
        call(
            f'<macro name="m{n}">{f"<text macro={chr(34)}m{n + 1}{chr(34)}/>" * calls}</macro>'
            for n in range(count)
        )
        + f'<macro name="m{count}"><text value="x"/></macro>'
    )


FIRST = '<citation><layout><text macro="m0"/></layout></citation>'
ENTITIES = '<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED = {
    "no XML": "Dear reader",
    "cut off": f"{HEAD}{INFO}",
    "another XML": "<html><body/></html>",
    "no citation": f"{HEAD}{INFO}</style>",
    "entities": f"{ENTITIES}{HEAD}{INFO}{CITES}</style>",
    "a file of this computer": f'<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"{HEAD}<info><title>&a;</title></info>{CITES}</style>",
    "a macro of itself": f'{HEAD}<macro name="m0"><text macro="m0"/></macro>{FIRST}</style>',
    "a ring of macros": f'{HEAD}<macro name="m0"><text macro="b"/></macro>'
    f'<macro name="b"><text macro="m0"/></macro>{FIRST}</style>',
    "a bomb of macros": f"{HEAD}{macros(30, 4)}{FIRST}</style>",
    "no such macro": f"{HEAD}{FIRST}</style>",
    "a macro with a quotation mark": f'{HEAD}<macro name="a\'b"/>{CITES}</style>',
    "very long values": f'{HEAD}<citation><layout prefix="{"x" * 9_000}"/></citation></style>',
    "very deep": f"{HEAD}<citation><layout>{'<group>' * 220}{'</group>' * 220}</layout></citation>"
    "</style>",
    "too many parts": f"{HEAD}{CITES}{'<macro/>' * 60_000}</style>",
    "a language twice": f'{HEAD}<locale xml:lang="en"/><locale xml:lang="en"/>{CITES}</style>',
    "a language that asks": f"<style xmlns='{XMLNS}' default-locale='x\"]|//*[\"'>{CITES}</style>",
    "a term that asks": f"{HEAD}<citation><layout><text term=\"x' or count(//*) or '\"/></layout>"
    "</citation></style>",
    "too large": f"{HEAD}<!--{'x' * LARGEST}--></style>",
    "bytes": b"\x00\xff" * 900,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_hostile_style_is_refused_in_a_sentence(style, text):
    with pytest.raises(UnusableStyleError) as refused:
        Citer(style(text))
    assert str(refused.value).count("\n") == 0
    assert "Nothing was exported" in str(refused.value)


def test_a_style_that_points_to_another_names_it(style):
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    with pytest.raises(UnusableStyleError, match="“apa”"):
        Citer(style(f"{HEAD}<info><title>X</title>{link}</info></style>"))


def test_an_unknown_name_lists_the_known_ones(tmp_path):
    with pytest.raises(UnusableStyleError, match="mhra-notes, oscola"):
        checked_style("nature")
    with pytest.raises(UnusableStyleError):
        checked_style(str(tmp_path / "gone.csl"))


@pytest.mark.parametrize(
    "layout",
    [
        '<text variable="no-such-thing"/>',
        '<names variable="author"><name et-al-min="many" et-al-use-first="1"/></names>',
        '<number variable="page" form="strange"/>',
        '<date variable="issued" form="strange"/>',
        '<choose><if position="strange"><text value="x"/></if></choose>',
        "<strange/>",
    ],
)
def test_a_style_that_fails_when_it_cites_cites_nothing(style, layout):
    name = style(f"{HEAD}{INFO}<citation><layout>{layout}</layout></citation></style>")
    assert isinstance(plain(Citer(name).cite(document(), PAGED, 0)), str)
